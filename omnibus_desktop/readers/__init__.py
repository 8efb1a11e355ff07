"""One file a format; each turns a path into a Wave or says what is wrong with it."""
