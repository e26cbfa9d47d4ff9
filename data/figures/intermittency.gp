# Draws intermittency.csv as intermittency.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "intermittency.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,630 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1260 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,12.6cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "intermittency.".type
  set multiplot layout 2,2
  set xlabel "{/:Italic β}"
  unset logscale x
  set xrange [0:2]
  set xtics 0.5
  set format x "%g"
  set ylabel "ln( E[{/:Italic Z}^{K}] / prefactor ) / ({/:Italic K}({/:Italic K}−1)/2)"
  unset logscale y
  set yrange [0:10]
  set ytics 2
  set format y "%g"
  set title "(a) moments, {/:Italic n} = 16"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    5*x with lines dt 1 lw 1.6 lc rgb "#000000" title "5{/:Italic β}: bound, sharp", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 2") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "{/:Italic K} = 2", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 3") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "{/:Italic K} = 3", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 4") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "{/:Italic K} = 4", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 6") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#cc79a7" title "{/:Italic K} = 6", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 8") ? column("y") : NaN) with lines dt (6,3) lw 2.0 lc rgb "#56b4e9" title "{/:Italic K} = 8", \
    data using (column("x")):(is("panel", "moments") && is("series", "law 2") ? column("y") : 1/0):(is("panel", "moments") && is("series", "law 2") ? column("y") - column("err_minus") : 1/0):(is("panel", "moments") && is("series", "law 2") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#0072b2" title "law samples", \
    data using (column("x")):(is("panel", "moments") && is("series", "law 3") ? column("y") : 1/0):(is("panel", "moments") && is("series", "law 3") ? column("y") - column("err_minus") : 1/0):(is("panel", "moments") && is("series", "law 3") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#009e73" notitle
  set xlabel "{/:Italic β}"
  unset logscale x
  set xrange [0:0.4]
  set xtics 0.1
  set format x "%g"
  set ylabel "ln( E[{/:Italic Z}^{K}] / prefactor ) / ({/:Italic K}({/:Italic K}−1)/2)"
  unset logscale y
  set yrange [0:2]
  set ytics 0.4
  set format y "%g"
  set title "(b) where samples resolve them"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    5*x with lines dt 1 lw 1.6 lc rgb "#000000" title "5{/:Italic β}: bound, sharp", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 2") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "{/:Italic K} = 2", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 3") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "{/:Italic K} = 3", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 4") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "{/:Italic K} = 4", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 6") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#cc79a7" title "{/:Italic K} = 6", \
    data using (column("x")):(is("panel", "moments") && is("series", "exact 8") ? column("y") : NaN) with lines dt (6,3) lw 2.0 lc rgb "#56b4e9" title "{/:Italic K} = 8", \
    data using (column("x")):(is("panel", "moments") && is("series", "law 2") ? column("y") : 1/0):(is("panel", "moments") && is("series", "law 2") ? column("y") - column("err_minus") : 1/0):(is("panel", "moments") && is("series", "law 2") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#0072b2" title "law samples", \
    data using (column("x")):(is("panel", "moments") && is("series", "law 3") ? column("y") : 1/0):(is("panel", "moments") && is("series", "law 3") ? column("y") - column("err_minus") : 1/0):(is("panel", "moments") && is("series", "law 3") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#009e73" notitle
  set xlabel "{/:Italic n}"
  set logscale x
  set xrange [1:1024]
  set xtics ("1" 1, "4" 4, "16" 16, "64" 64, "256" 256, "1024" 1024)
  set format x "10^{%L}"
  set ylabel "{/:Italic n} ln {/:Italic g}_{/:Italic K}({/:Italic n}) / ({/:Italic K}({/:Italic K}−1)/2)"
  unset logscale y
  set yrange [0:5.5]
  set ytics 1
  set format y "%g"
  set title "(c) rate of each moment"
  set key inside right bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    0*x + (5) with lines dt 1 lw 1.6 lc rgb "#000000" title "5: log-normal", \
    data using (column("x")):(is("panel", "rates") && is("series", "exact 2") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "{/:Italic K} = 2", \
    data using (column("x")):(is("panel", "rates") && is("series", "exact 3") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "{/:Italic K} = 3", \
    data using (column("x")):(is("panel", "rates") && is("series", "exact 4") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "{/:Italic K} = 4", \
    data using (column("x")):(is("panel", "rates") && is("series", "exact 6") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#cc79a7" title "{/:Italic K} = 6", \
    data using (column("x")):(is("panel", "rates") && is("series", "exact 8") ? column("y") : NaN) with lines dt (6,3) lw 2.0 lc rgb "#56b4e9" title "{/:Italic K} = 8"
  set xlabel "{/:Italic β}"
  unset logscale x
  set xrange [0:2]
  set xtics 0.5
  set format x "%g"
  set ylabel "ln {/:Italic Z}"
  unset logscale y
  set yrange [-26:6]
  set ytics 4
  set format y "%g"
  set title "(d) ln {/:Italic Z}, given {/:Italic Z} > 0, {/:Italic n} = 16"
  set key inside left bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "quantiles") && is("series", "exact 0.01") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "1 % quantile", \
    data using (column("x")):(is("panel", "quantiles") && is("series", "exact 0.5") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#009e73" title "median", \
    data using (column("x")):(is("panel", "quantiles") && is("series", "exact 0.99") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "99 % quantile", \
    data using (column("x")):(is("panel", "quantiles") && is("series", "law 0.01") ? column("y") : 1/0):(is("panel", "quantiles") && is("series", "law 0.01") ? column("y") - column("err_minus") : 1/0):(is("panel", "quantiles") && is("series", "law 0.01") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.6400000000000001 dt 1 lw 1.3 lc rgb "#0072b2" title "law samples", \
    data using (column("x")):(is("panel", "quantiles") && is("series", "law 0.5") ? column("y") : 1/0):(is("panel", "quantiles") && is("series", "law 0.5") ? column("y") - column("err_minus") : 1/0):(is("panel", "quantiles") && is("series", "law 0.5") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.6400000000000001 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "quantiles") && is("series", "law 0.99") ? column("y") : 1/0):(is("panel", "quantiles") && is("series", "law 0.99") ? column("y") - column("err_minus") : 1/0):(is("panel", "quantiles") && is("series", "law 0.99") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.6400000000000001 dt 1 lw 1.3 lc rgb "#d55e00" notitle, \
    0*x with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#000000" title "ln E[{/:Italic Z}] = 0", \
    data using (column("x")):(is("panel", "quantiles") && is("series", "second") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#cc79a7" title "ln E[{/:Italic Z}^{2}] / 2", \
    -2.5*x + (0.6306471805599453) with lines dt (6,3) lw 1.6 lc rgb "#56b4e9" title "limit of the median"
  unset multiplot
  unset output
}
