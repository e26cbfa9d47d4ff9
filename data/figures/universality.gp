# Draws universality.csv as universality.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "universality.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,558 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1116 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,11.2cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "universality.".type
  set multiplot layout 2,2
  set xlabel "width {/:Italic n}"
  set logscale x
  set xrange [3.5:150]
  set xtics ("4" 4, "8" 8, "16" 16, "32" 32, "64" 64, "128" 128)
  set format x "10^{%L}"
  set ylabel "E {/:Italic Z}^{2}"
  set logscale y
  set yrange [1.8:20]
  set ytics ("2" 2, "3" 3, "5" 5, "10" 10, "20" 20)
  set format y "10^{%L}"
  set title "{/:Italic d} = 2 layers"
  set key inside right top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "d=2") && is("series", "rademacher") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "Rademacher, {/:Italic κ} = 1", \
    data using (column("x")):(is("panel", "d=2") && is("series", "uniform") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#009e73" title "uniform, {/:Italic κ} = 1.8", \
    data using (column("x")):(is("panel", "d=2") && is("series", "gaussian") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "Gaussian, {/:Italic κ} = 3", \
    data using (column("x")):(is("panel", "d=2") && is("series", "laplace") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#cc79a7" title "Laplace, {/:Italic κ} = 6", \
    data using (column("x")):(is("panel", "d=2") && is("series", "drawn rademacher") ? column("y") : 1/0):(is("panel", "d=2") && is("series", "drawn rademacher") ? column("y") - column("err_minus") : 1/0):(is("panel", "d=2") && is("series", "drawn rademacher") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets", \
    data using (column("x")):(is("panel", "d=2") && is("series", "drawn uniform") ? column("y") : 1/0):(is("panel", "d=2") && is("series", "drawn uniform") ? column("y") - column("err_minus") : 1/0):(is("panel", "d=2") && is("series", "drawn uniform") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "d=2") && is("series", "drawn gaussian") ? column("y") : 1/0):(is("panel", "d=2") && is("series", "drawn gaussian") ? column("y") - column("err_minus") : 1/0):(is("panel", "d=2") && is("series", "drawn gaussian") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" notitle, \
    data using (column("x")):(is("panel", "d=2") && is("series", "drawn laplace") ? column("y") : 1/0):(is("panel", "d=2") && is("series", "drawn laplace") ? column("y") - column("err_minus") : 1/0):(is("panel", "d=2") && is("series", "drawn laplace") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 13 ps 0.8 dt 1 lw 1.3 lc rgb "#cc79a7" notitle
  set xlabel "width {/:Italic n}"
  set logscale x
  set xrange [3.5:150]
  set xtics ("4" 4, "8" 8, "16" 16, "32" 32, "64" 64, "128" 128)
  set format x "10^{%L}"
  set ylabel "E {/:Italic Z}^{2}"
  set logscale y
  set yrange [1.8:3000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "{/:Italic d} = 8 layers"
  set key inside right top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "d=8") && is("series", "rademacher") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "Rademacher, {/:Italic κ} = 1", \
    data using (column("x")):(is("panel", "d=8") && is("series", "uniform") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#009e73" title "uniform, {/:Italic κ} = 1.8", \
    data using (column("x")):(is("panel", "d=8") && is("series", "gaussian") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "Gaussian, {/:Italic κ} = 3", \
    data using (column("x")):(is("panel", "d=8") && is("series", "laplace") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#cc79a7" title "Laplace, {/:Italic κ} = 6", \
    data using (column("x")):(is("panel", "d=8") && is("series", "drawn rademacher") ? column("y") : 1/0):(is("panel", "d=8") && is("series", "drawn rademacher") ? column("y") - column("err_minus") : 1/0):(is("panel", "d=8") && is("series", "drawn rademacher") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets", \
    data using (column("x")):(is("panel", "d=8") && is("series", "drawn uniform") ? column("y") : 1/0):(is("panel", "d=8") && is("series", "drawn uniform") ? column("y") - column("err_minus") : 1/0):(is("panel", "d=8") && is("series", "drawn uniform") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "d=8") && is("series", "drawn gaussian") ? column("y") : 1/0):(is("panel", "d=8") && is("series", "drawn gaussian") ? column("y") - column("err_minus") : 1/0):(is("panel", "d=8") && is("series", "drawn gaussian") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" notitle, \
    data using (column("x")):(is("panel", "d=8") && is("series", "drawn laplace") ? column("y") : 1/0):(is("panel", "d=8") && is("series", "drawn laplace") ? column("y") - column("err_minus") : 1/0):(is("panel", "d=8") && is("series", "drawn laplace") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 13 ps 0.8 dt 1 lw 1.3 lc rgb "#cc79a7" notitle
  set xlabel "2({/:Italic κ} − 3)/{/:Italic n}"
  unset logscale x
  set xrange [-0.045:0.06]
  set xtics 0.02
  set format x "%g"
  set ylabel "Var ln {/:Italic Z} − 5{/:Italic β} − 2/{/:Italic n}_{0}"
  unset logscale y
  set yrange [-0.06:0.1]
  set ytics 0.02
  set format y "%g"
  set title "four layers of width 120"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    1*x with lines dt 1 lw 1.6 lc rgb "#0072b2" title "slope 1", \
    0.016666666666666666*x with lines dt (12,6) lw 1.6 lc rgb "#d55e00" title "slope 1/60", \
    data using (column("x")):(is("panel", "spread") && is("series", "exact gaussian") ? column("y") : 1/0) with points pt 4 ps 1.4400000000000002 lc rgb "#000000" title "exact, Gaussian", \
    data using (column("x")):(is("panel", "spread") && is("series", "one output") ? column("y") : 1/0):(is("panel", "spread") && is("series", "one output") ? column("y") - column("err_minus") : 1/0):(is("panel", "spread") && is("series", "one output") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets, one output", \
    data using (column("x")):(is("panel", "spread") && is("series", "flat over outputs") ? column("y") : 1/0):(is("panel", "spread") && is("series", "flat over outputs") ? column("y") - column("err_minus") : 1/0):(is("panel", "spread") && is("series", "flat over outputs") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "real nets, flat over 60"
  set xlabel "kurtosis {/:Italic κ}"
  unset logscale x
  set xrange [1:9]
  set xtics 2
  set format x "%g"
  set ylabel "{/:Italic n}^{2} (growth − 1 − 5/{/:Italic n})"
  unset logscale y
  set yrange [-40:100]
  set ytics autofreq
  set format y "%g"
  set title "growth a layer, deep inside"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    12*x + (-36) with lines dt 1 lw 1.6 lc rgb "#000000" title "12({/:Italic κ} − 3)", \
    data using (column("x")):(is("panel", "growth") && is("series", "n=1000") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic n} = 1000", \
    data using (column("x")):(is("panel", "growth") && is("series", "n=100") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "exact, {/:Italic n} = 100", \
    data using (column("x")):(is("panel", "growth") && is("series", "n=30") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic n} = 30", \
    data using (column("x")):(is("panel", "growth") && is("series", "n=10") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#cc79a7" title "exact, {/:Italic n} = 10"
  unset multiplot
  unset output
}
