# Draws second-moment.csv as second-moment.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "second-moment.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,519 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1038 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,10.4cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "second-moment.".type
  set xlabel "{/:Italic β} = Σ 1/{/:Italic n}_{/:Italic j} over hidden layers"
  unset logscale x
  set xrange [-0.02:2.02]
  set xtics 0.25
  set format x "%g"
  set ylabel "ln( E[{/:Italic Z}^{2}] / (2(1+2/{/:Italic n}_{0})) )"
  unset logscale y
  set yrange [-0.75:6]
  set ytics 1
  set format y "%g"
  unset title
  set key outside right center vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    5*x with lines dt 1 lw 1.6 lc rgb "#000000" title "5β: upper bound, sharp", \
    1.791759469228055*x with lines dt (12,6) lw 1.6 lc rgb "#0072b2" title "ln 6·β: lower bound, sharp", \
    0.6931471805599453*x with lines dt (2.5,4.5) lw 1.6 lc rgb "#009e73" title "ln 2·β: lower, every law", \
    0.5*x with lines dt (12,4,2.5,4) lw 1.6 lc rgb "#56b4e9" title "β/2: lower, slides", \
    5*x + (-0.6931471805599453) with lines dt (20,5) lw 1.6 lc rgb "#d55e00" title "5β − ln 2: slides, refuted", \
    data using (column("beta")):(is("method", "exact") && is("profile", "constant") ? column("log_value") : 1/0) with points pt 4 ps 0.8 lc rgb "#000000" title "exact: constant", \
    data using (column("beta")):(is("method", "exact") && is("profile", "alternating") ? column("log_value") : 1/0) with points pt 6 ps 0.8 lc rgb "#000000" title "exact: alternating", \
    data using (column("beta")):(is("method", "exact") && is("profile", "pyramid") ? column("log_value") : 1/0) with points pt 8 ps 0.8 lc rgb "#000000" title "exact: pyramid", \
    data using (column("beta")):(is("method", "exact") && is("profile", "bottleneck") ? column("log_value") : 1/0) with points pt 12 ps 0.8 lc rgb "#000000" title "exact: bottleneck", \
    data using (column("beta")):(is("method", "exact") && is("profile", "random") ? column("log_value") : 1/0) with points pt 10 ps 0.8 lc rgb "#000000" title "exact: random", \
    data using (column("beta")):(is("method", "exact") && is("profile", "published") ? column("log_value") : 1/0) with points pt 14 ps 0.8 lc rgb "#cc79a7" title "exact: published nets", \
    data using (column("beta")):((is("method", "direct, exact variance") || is("method", "direct")) ? column("log_value") : 1/0):((is("method", "direct, exact variance") || is("method", "direct")) ? column("log_value") - column("err_minus") : 1/0):((is("method", "direct, exact variance") || is("method", "direct")) ? column("log_value") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.48 dt 1 lw 1.3 lc rgb "#d55e00" title "real nets, 95 % intervals"
  unset output
}
