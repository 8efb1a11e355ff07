# Figures by R for test_two_cells.py of tests/tables.
#     Rscript tests/expected/two_cells.R > tests/expected/two_cells.csv
options(digits = 17, warn = -1)
say <- function(name, value) cat(name, ",", format(unname(value), digits = 17), "\n", sep = "")

# Two answers of the same respondents: b gave only the first, c only the other.
mcnemar <- function(b, c) mcnemar.test(matrix(c(40, b, c, 20), 2), correct = FALSE)$p.value
say("mcnemar.40.25", mcnemar(40, 25))
say("mcnemar.30.12", mcnemar(30, 12))
say("binomial.12.5", binom.test(5, 17)$p.value)
say("binomial.3.3", binom.test(3, 6)$p.value)
# n of N answered: the variance of a difference drawn without replacement (Cochran, 2.5), 40 only
# the one and 25 only the other of 100 from 152.
z <- (40 - 25) / sqrt((40 + 25) * (1 - 100 / 152))
say("finite.40.25", 2 * pnorm(-abs(z)))

# Two groups of one answer, and a group with the total by the rest.
say("groups.30.50.18.60", prop.test(c(30, 18), c(50, 60), correct = FALSE)$p.value)
say("fisher.2.20.7.22", fisher.test(matrix(c(2, 18, 7, 15), 2))$p.value)
say("rest.30.50.48.110", prop.test(c(30, 18), c(50, 60), correct = FALSE)$p.value)
p <- c(30 / 50, 18 / 60); n <- c(50, 60); N <- c(70, 120)
v <- p * (1 - p) / (n - 1) * (1 - n / N)
say("finite.30.50.18.60", 2 * pnorm(-abs((p[1] - p[2]) / sqrt(sum(v)))))
