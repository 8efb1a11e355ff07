# Figures by R for test_two_items.py of tests/tables.
#     Rscript tests/expected/two_items.R > tests/expected/two_items.csv
options(digits = 17, warn = -1)
suppressPackageStartupMessages(library(survey))
say <- function(name, value) cat(name, ",", format(unname(value), digits = 17), "\n", sep = "")

# 90 respondents who answered both items on a scale of 1 to 5, two groups, a weight.
i <- 0:89
one <- (i * 7) %% 5 + 1
other <- pmax(1, (i * i * 3 + i %/% 4) %% 5 + 1 - (i %% 3 == 0))
w <- 1 + (i %% 4) / 2
a <- one >= 4
b <- other >= 4
say("b", sum(a & !b))
say("c", sum(b & !a))
say("mcnemar", mcnemar.test(table(a, b), correct = FALSE)$p.value)
few <- i < 30
say("binomial", binom.test(sum((b & !a)[few]), sum((a != b)[few]))$p.value)
say("paired", t.test(one, other, paired = TRUE)$p.value)

# The mean of each one's difference, with linearised errors (and of 90 of 150).
d <- data.frame(d = one - other, w = w, N = 150)
t <- function(design) { m <- svymean(~d, design); unname(coef(m) / SE(m)) }
effective <- sum(w)^2 / sum(w^2)
say("weighted", 2 * pt(-abs(t(svydesign(ids = ~1, weights = ~w, data = d))), effective - 1))
say("finite", 2 * pt(-abs(t(svydesign(ids = ~1, fpc = ~N, data = d))), 89))
