# Figures by R and its package survey for tests/tables/test_against_r.py.
#     Rscript tests/expected/survey.R > tests/expected/survey.csv
# The same 60 made-up respondents are in that test: no random numbers, so both are the same.
suppressMessages(library(survey))
options(digits = 17)
say <- function(name, value) cat(name, ",", format(value, digits = 17), "\n", sep = "")

i <- 0:59
d <- data.frame(
  group = (i + i %/% 7) %% 10 %/% 4 + 1,
  answer = ifelse(i %% 7 < 3, 1, ifelse((i * i) %% 5 < 2, 2, 3)),
  amount = (i * 37) %% 23,
  w = 0.5 + (i %% 8) / 4,
  N = 90
)
plain <- svydesign(ids = ~1, data = d, weights = ~w)
finite <- svydesign(ids = ~1, data = d, weights = ~w, fpc = ~N)
equal <- svydesign(ids = ~1, data = d, fpc = ~N)

for (name in c("plain", "finite", "equal")) {
  design <- get(name)
  mean <- svymean(~amount, design)
  say(paste0(name, ".mean"), coef(mean))
  say(paste0(name, ".se"), SE(mean))
  say(paste0(name, ".sd"), sqrt(coef(svyvar(~amount, design))))
  test <- svychisq(~answer + group, design, statistic = "F")
  say(paste0(name, ".rao_scott_f"), test$statistic)
  say(paste0(name, ".rao_scott_df1"), test$parameter[1])
  say(paste0(name, ".rao_scott_df2"), test$parameter[2])
  say(paste0(name, ".rao_scott_p"), test$p.value)
}
whole <- suppressWarnings(chisq.test(table(d$answer, d$group)))
say("chi_square", whole$statistic)
say("chi_square_p", whole$p.value)
for (g in 1:3) {
  yes <- c(sum(d$answer == 1 & d$group == g), sum(d$answer == 1 & d$group != g))
  n <- c(sum(d$group == g), sum(d$group != g))
  say(paste0("z_p.", g), suppressWarnings(prop.test(yes, n, correct = FALSE)$p.value))
}
say("fisher.group_3", fisher.test(table(d$answer == 1, d$group == 3))$p.value)
say("fisher.1_of_12_v_14_of_40", fisher.test(matrix(c(1, 11, 14, 26), 2))$p.value)
say("fisher.0_of_10_v_3_of_90", fisher.test(matrix(c(0, 10, 3, 87), 2))$p.value)
say("fisher.9_of_10_v_20_of_50", fisher.test(matrix(c(9, 1, 20, 30), 2))$p.value)
p <- c(0.001, 0.04, 0.03, 0.2, NA, 0.011)
for (how in c("bonferroni", "holm", "BH"))
  for (k in seq_along(p)) say(paste0("adjusted.", tolower(how), ".", k), p.adjust(p, how)[k])
# 12 of 33 of 50 against 24 of 40 of 68: as independent groups of one design with a finite
# population each, and pooled where no population is known.
g <- data.frame(area = rep(1:2, c(33, 40)), yes = c(rep(1:0, c(12, 21)), rep(1:0, c(24, 16))))
g$N <- c(50, 68)[g$area]
areas <- svyby(~yes, ~area, svydesign(ids = ~1, strata = ~area, fpc = ~N, data = g), svymean)
z <- diff(coef(areas)) / sqrt(sum(SE(areas)^2))
say("north_south.finite", 2 * pnorm(-abs(z)))
say("north_south.plain", prop.test(c(12, 24), c(33, 40), correct = FALSE)$p.value)
