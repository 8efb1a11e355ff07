# Figures by R and its package survey for test_conventions.py, test_means.py, test_intervals.py and
# test_chances.py of tests/tables.
#     Rscript tests/expected/conventions.R > tests/expected/conventions.csv
# The same 80 made-up respondents are in tests/tables/respondents.py: no random numbers, so both
# are the same. What no package offers is written out as its source gives it.
suppressMessages(library(survey))
options(digits = 17, warn = -1)
say <- function(name, value) cat(name, ",", format(unname(value), digits = 17), "\n", sep = "")

i <- 0:79
d <- data.frame(
  group = (i + i %/% 7) %% 10 %/% 3 + 1,          # 1 to 3, and a small 4
  answer = ifelse(i %% 7 < 3, 1, ifelse((i * i) %% 5 < 2, 2, 3)),
  amount = (i * 37) %% 23 + i %% 4,
  one = as.integer(i %% 3 > 0),                   # a set in which respondents overlap
  two = as.integer(i %% 4 < 2),
  three = as.integer(i %% 5 == 0),
  w = 0.5 + (i %% 8) / 4
)
N <- c(40, 30, 60, 12)                            # populations of the groups
d$N <- N[d$group]
d$answer <- ifelse(d$group == 1 & i %% 9 > 0, 1, ifelse(d$group == 4 & d$answer == 3, 2, d$answer))
d$amount <- d$amount + 3 * d$group
groups <- 1:4
pairs <- combn(groups, 2)
z_p <- function(z) 2 * pnorm(-abs(z))

# Shares: "plain" is prop.test, pair by pair and against the rest.
yes <- function(g, a) sum(d$answer == a & d$group %in% g)
size <- function(g) sum(d$group %in% g)
plain <- function(g, h, a) prop.test(c(yes(g, a), yes(h, a)), c(size(g), size(h)), correct = FALSE)$p.value
of_pairs <- function(f, a) apply(pairs, 2, function(k) f(k[1], k[2], a))
for (a in 1:3) {
  p <- of_pairs(plain, a)
  for (k in seq_along(p)) say(paste("plain", a, pairs[1, k], pairs[2, k], sep = "."), p[k])
  for (g in groups) say(paste("plain", a, "rest", g, sep = "."), plain(g, setdiff(groups, g), a))
  # SPSS: Bonferroni over the pairs of a row, columns with a share of 0 or 1 left out
  out <- sapply(groups, function(g) yes(g, a) %in% c(0, size(g)))
  p[out[pairs[1, ]] | out[pairs[2, ]]] <- NA
  q <- p.adjust(p, "bonferroni")
  for (k in seq_along(q)) say(paste("spss", a, pairs[1, k], pairs[2, k], sep = "."), q[k])
}
# Q: false discovery rate over the whole table
all <- sapply(1:3, function(a) of_pairs(plain, a))
fdr <- matrix(p.adjust(all, "BH"), ncol = 3)
for (a in 1:3) for (k in 1:ncol(pairs)) say(paste("q", a, pairs[1, k], pairs[2, k], sep = "."), fdr[k, a])
rest <- sapply(1:3, function(a) sapply(groups, function(g) plain(g, setdiff(groups, g), a)))
fdr <- matrix(p.adjust(rest, "BH"), ncol = 3)
for (a in 1:3) for (g in groups) say(paste("q", a, "rest", g, sep = "."), fdr[g, a])

# Weighted: the pooled z of conventions on effective bases, by hand.
kish <- function(w) sum(w)^2 / sum(w^2)
weighted <- function(g, h, a) {
  x <- d[d$group %in% g, ]; y <- d[d$group %in% h, ]
  p1 <- weighted.mean(x$answer == a, x$w); p2 <- weighted.mean(y$answer == a, y$w)
  e1 <- kish(x$w); e2 <- kish(y$w); p <- (e1 * p1 + e2 * p2) / (e1 + e2)
  z_p((p1 - p2) / sqrt(p * (1 - p) * (1 / e1 + 1 / e2)))
}
for (k in 1:ncol(pairs)) say(paste("weighted", 1, pairs[1, k], pairs[2, k], sep = "."), weighted(pairs[1, k], pairs[2, k], 1))

# With a population each: svyby on strata with fpc, z of the difference.
strata <- svydesign(ids = ~1, strata = ~group, fpc = ~N, data = d)
shares <- svyby(~I(answer == 1), ~group, strata, svymean, keep.var = TRUE)
p1 <- shares[, "I(answer == 1)TRUE"]; se <- shares[, grep("^se.*TRUE", names(shares))]
for (k in 1:ncol(pairs)) {
  g <- pairs[1, k]; h <- pairs[2, k]
  say(paste("finite", 1, g, h, sep = "."), z_p((p1[g] - p1[h]) / sqrt(se[g]^2 + se[h]^2)))
}

# Overlap of a set: the variance of the difference as a sum over respondents, which is what the
# overlap term stands for; pooled p as in SPSS.
set <- list(d$one, d$two, d$three)
overlap <- function(m, n, w) {
  a <- set[[m]] * w; b <- set[[n]] * w; y <- d$answer == 1
  e1 <- sum(a)^2 / sum(a^2); e2 <- sum(b)^2 / sum(b^2)
  p1 <- sum(a * y) / sum(a); p2 <- sum(b * y) / sum(b); p <- (e1 * p1 + e2 * p2) / (e1 + e2)
  z_p((p1 - p2) / sqrt(p * (1 - p) * sum((a / sum(a) - b / sum(b))^2)))
}
spss_overlap <- function(m, n) {
  n1 <- sum(set[[m]]); n2 <- sum(set[[n]]); n12 <- sum(set[[m]] * set[[n]]); y <- d$answer == 1
  p1 <- sum(set[[m]] * y) / n1; p2 <- sum(set[[n]] * y) / n2; p <- (n1 * p1 + n2 * p2) / (n1 + n2)
  z_p((p1 - p2) / sqrt(p * (1 - p) * (1 / n1 + 1 / n2 - 2 * n12 / (n1 * n2))))
}
for (m in 1:2) for (n in (m + 1):3) {
  say(paste("overlap", m, n, sep = "."), spss_overlap(m, n))
  say(paste("overlap_weighted", m, n, sep = "."), overlap(m, n, d$w))
  a <- set[[m]] == 1; b <- set[[n]] == 1; n1 <- sum(a); n2 <- sum(b); n12 <- sum(a & b)
  s2 <- ((n1 - 1) * var(d$amount[a]) + (n2 - 1) * var(d$amount[b])) / (n1 + n2 - 2)
  t <- (mean(d$amount[a]) - mean(d$amount[b])) / sqrt(s2 * (1 / n1 + 1 / n2 - 2 * n12 / (n1 * n2)))
  say(paste("overlap_mean", m, n, sep = "."), 2 * pt(-abs(t), n1 + n2 - n12 - 2))
}

# Means
x <- split(d$amount, d$group)
for (k in 1:ncol(pairs)) {
  g <- pairs[1, k]; h <- pairs[2, k]
  say(paste("mean.welch", g, h, sep = "."), t.test(x[[g]], x[[h]])$p.value)
  say(paste("mean.pooled", g, h, sep = "."), t.test(x[[g]], x[[h]], var.equal = TRUE)$p.value)
}
all <- pairwise.t.test(d$amount, d$group, p.adjust.method = "none", pool.sd = TRUE)$p.value
bonferroni <- pairwise.t.test(d$amount, d$group, p.adjust.method = "bonferroni", pool.sd = TRUE)$p.value
for (k in 1:ncol(pairs)) say(paste("mean.spss", pairs[1, k], pairs[2, k], sep = "."), bonferroni[pairs[2, k] - 1, pairs[1, k]])
for (g in groups) {
  r <- d$amount[d$group != g]
  say(paste("mean.welch.rest", g, sep = "."), t.test(x[[g]], r)$p.value)
  say(paste("mean.pooled.rest", g, sep = "."), t.test(x[[g]], r, var.equal = TRUE)$p.value)
  interval <- t.test(x[[g]])$conf.int
  say(paste("mean.low", g, sep = "."), interval[1]); say(paste("mean.high", g, sep = "."), interval[2])
}
# Weighted, and with a population each: difference and error by svyttest with the groups as strata,
# Welch's degrees of freedom on effective bases by hand.
for (kind in c("weighted", "weighted_finite")) for (k in 1:ncol(pairs)) {
  g <- pairs[1, k]; h <- pairs[2, k]; two <- d[d$group %in% c(g, h), ]
  design <- if (kind == "weighted") svydesign(ids = ~1, strata = ~group, weights = ~w, data = two) else
    svydesign(ids = ~1, strata = ~group, weights = ~w, fpc = ~N, data = two)
  t <- unname(svyttest(amount ~ factor(group), design)$statistic)
  v <- SE(svyby(~amount, ~group, design, svymean))^2
  e <- sapply(c(g, h), function(k) kish(d$w[d$group == k]))
  df <- min(sum(v)^2 / sum(v^2 / (e - 1)), sum(e) - 2)
  say(paste("mean", kind, g, h, sep = "."), 2 * pt(-abs(t), df))
}
whole <- svydesign(ids = ~1, weights = ~w, data = d)
m <- svymean(~amount, whole)
half <- qt(0.975, kish(d$w) - 1) * SE(m)
say("mean.weighted.low", coef(m) - half); say("mean.weighted.high", coef(m) + half)

# Chi-square of answers by groups, Cramer's V, Rao and Scott's correction
table <- table(d$answer, d$group)
chi <- chisq.test(table, correct = FALSE)
say("chi_square", chi$statistic); say("chi_square_p", chi$p.value)
say("cramers_v", sqrt(chi$statistic / (sum(table) * (min(dim(table)) - 1))))
d$all <- 142
for (kind in c("weighted", "finite", "weighted_finite")) {
  design <- switch(kind,
    weighted = svydesign(ids = ~1, weights = ~w, data = d),
    finite = svydesign(ids = ~1, fpc = ~all, data = d),
    weighted_finite = svydesign(ids = ~1, weights = ~w, fpc = ~all, data = d))
  test <- svychisq(~answer + group, design, statistic = "F")
  say(paste0("rao_scott.", kind, ".f"), test$statistic)
  say(paste0("rao_scott.", kind, ".df1"), test$parameter[1])
  say(paste0("rao_scott.", kind, ".df2"), test$parameter[2])
  say(paste0("rao_scott.", kind, ".p"), test$p.value)
}

# Intervals: Clopper and Pearson's; with weights on the effective base; a count of a population as
# the smallest and largest K with a tail above a half of what the level leaves.
for (c in list(c(90, 101), c(0, 91), c(91, 91), c(1, 12), c(500, 75000))) for (level in c(90, 95, 99)) {
  ends <- binom.test(c[1], c[2], conf.level = level / 100)$conf.int
  say(paste("exact", c[1], c[2], level, "low", sep = "."), ends[1])
  say(paste("exact", c[1], c[2], level, "high", sep = "."), ends[2])
}
for (c in list(c(90, 101, 152), c(51, 101, 152), c(19, 91, 152), c(0, 91, 152), c(91, 91, 152),
               c(12, 33, 50), c(5, 17, 27), c(20, 33, 33), c(11, 88, 152), c(400, 3000, 50000))) {
  K <- 0:c[3]
  fits <- K >= c[1] & K <= c[3] - (c[2] - c[1])
  upper <- phyper(c[1] - 1, K, c[3] - K, c[2], lower.tail = FALSE) > 0.025
  lower <- phyper(c[1], K, c[3] - K, c[2]) > 0.025
  say(paste("count", c[1], c[2], c[3], "low", sep = "."), min(K[fits & upper]))
  say(paste("count", c[1], c[2], c[3], "high", sep = "."), max(K[fits & lower]))
}
e <- kish(d$w); p <- weighted.mean(d$answer == 1, d$w)
for (n in c(e, e * 141 / 62)) {
  name <- if (n == e) "exact.weighted" else "exact.weighted_finite"
  say(paste0(name, ".low"), qbeta(0.025, p * n, n - p * n + 1))
  say(paste0(name, ".high"), qbeta(0.975, p * n + 1, n - p * n))
}

# Distributions
for (z in c(0, 0.1, 0.6, 0.663, 1, 1.96, 5.6, 5.7, 20, 37)) say(paste0("normal.", z), 2 * pnorm(-z))
for (t in c(0.2, 1, 2, 5, 40)) for (df in c(1, 1.5, 10, 57.3, 4000, 300000)) say(paste("t", t, df, sep = "|"), 2 * pt(-t, df))
for (df in c(0.1, 0.5, 0.97, 1, 1.5, 3, 10, 57.3, 4000)) for (l in c(50, 90, 95, 99.9)) say(paste("t_value", l, df, sep = "|"), qt(0.5 + l / 200, df))
for (a in c(0.5, 3.3, 120, 5000)) for (b in c(0.5, 17.5, 300, 500000)) {
  for (x in c(0.001, 0.2, 0.5, 0.999)) say(paste("beta", x, a, b, sep = "|"), pbeta(x, a, b))
  for (q in c(0.005, 0.5, 0.975)) say(paste("beta_value", q, a, b, sep = "|"), qbeta(q, a, b))
}
for (v in c(0.1, 1, 2.5, 9)) for (d1 in c(0.9, 4, 12.2)) for (d2 in c(3, 59.5, 700, 4e6)) say(paste("f", v, d1, format(d2, scientific = FALSE), sep = "|"), pf(v, d1, d2, lower.tail = FALSE))
for (v in c(0.01, 1, 7, 80)) for (df in c(1, 4, 30, 400)) say(paste("chi_square", v, df, sep = "|"), pchisq(v, df, lower.tail = FALSE))
for (x in c(0.3, 1, 7.9, 8, 150, 1e6)) say(paste0("log_gamma|", format(x, scientific = FALSE)), lgamma(x))
