# Draws log-normal.csv as log-normal.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "log-normal.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,630 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1260 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,12.6cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "log-normal.".type
  set multiplot layout 2,2
  set xlabel "ln({/:Italic Z}/2), given {/:Italic Z} > 0"
  unset logscale x
  set xrange [-5:3]
  set xtics autofreq
  set format x "%g"
  set ylabel "distribution function"
  unset logscale y
  set yrange [0:1]
  set ytics 0.25
  set format y "%g"
  set title "(a) {/:Italic β} = 0.25"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "beta 0.25") && is("series", "limit") ? column("y") : NaN) with lines dt 1 lw 1.6 lc rgb "#000000" title "limit", \
    data using (column("x")):(is("panel", "beta 0.25") && is("series", "exact 8") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "beta 0.25") && is("series", "nets 8") ? column("y") : 1/0):(is("panel", "beta 0.25") && is("series", "nets 8") ? column("y") - column("err_minus") : 1/0):(is("panel", "beta 0.25") && is("series", "nets 8") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.48 dt 1 lw 1.3 lc rgb "#0072b2" title "nets, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "beta 0.25") && is("series", "exact 32") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic n} = 32", \
    data using (column("x")):(is("panel", "beta 0.25") && is("series", "nets 32") ? column("y") : 1/0):(is("panel", "beta 0.25") && is("series", "nets 32") ? column("y") - column("err_minus") : 1/0):(is("panel", "beta 0.25") && is("series", "nets 32") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.48 dt 1 lw 1.3 lc rgb "#d55e00" title "nets, {/:Italic n} = 32"
  set xlabel "ln({/:Italic Z}/2), given {/:Italic Z} > 0"
  unset logscale x
  set xrange [-10:5]
  set xtics autofreq
  set format x "%g"
  set ylabel "distribution function"
  unset logscale y
  set yrange [0:1]
  set ytics 0.25
  set format y "%g"
  set title "(b) {/:Italic β} = 1"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "beta 1") && is("series", "limit") ? column("y") : NaN) with lines dt 1 lw 1.6 lc rgb "#000000" title "limit", \
    data using (column("x")):(is("panel", "beta 1") && is("series", "exact 8") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "beta 1") && is("series", "nets 8") ? column("y") : 1/0):(is("panel", "beta 1") && is("series", "nets 8") ? column("y") - column("err_minus") : 1/0):(is("panel", "beta 1") && is("series", "nets 8") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.48 dt 1 lw 1.3 lc rgb "#0072b2" title "nets, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "beta 1") && is("series", "exact 32") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic n} = 32", \
    data using (column("x")):(is("panel", "beta 1") && is("series", "nets 32") ? column("y") : 1/0):(is("panel", "beta 1") && is("series", "nets 32") ? column("y") - column("err_minus") : 1/0):(is("panel", "beta 1") && is("series", "nets 32") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.48 dt 1 lw 1.3 lc rgb "#d55e00" title "nets, {/:Italic n} = 32"
  set xlabel "ln({/:Italic Z}/2), given {/:Italic Z} > 0"
  unset logscale x
  set xrange [-20:7]
  set xtics autofreq
  set format x "%g"
  set ylabel "distribution function"
  unset logscale y
  set yrange [0:1]
  set ytics 0.25
  set format y "%g"
  set title "(c) {/:Italic β} = 3"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "beta 3") && is("series", "limit") ? column("y") : NaN) with lines dt 1 lw 1.6 lc rgb "#000000" title "limit", \
    data using (column("x")):(is("panel", "beta 3") && is("series", "exact 8") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "beta 3") && is("series", "nets 8") ? column("y") : 1/0):(is("panel", "beta 3") && is("series", "nets 8") ? column("y") - column("err_minus") : 1/0):(is("panel", "beta 3") && is("series", "nets 8") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.48 dt 1 lw 1.3 lc rgb "#0072b2" title "nets, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "beta 3") && is("series", "exact 32") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic n} = 32", \
    data using (column("x")):(is("panel", "beta 3") && is("series", "nets 32") ? column("y") : 1/0):(is("panel", "beta 3") && is("series", "nets 32") ? column("y") - column("err_minus") : 1/0):(is("panel", "beta 3") && is("series", "nets 32") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.48 dt 1 lw 1.3 lc rgb "#d55e00" title "nets, {/:Italic n} = 32"
  set xlabel "{/:Italic n}"
  set logscale x
  set xrange [7:600]
  set xtics ("8" 8, "16" 16, "32" 32, "64" 64, "128" 128, "256" 256, "512" 512)
  set format x "10^{%L}"
  set ylabel "sup |{/:Italic F} − {/:Italic Φ}|"
  set logscale y
  set yrange [0.0002:2]
  set ytics autofreq
  set format y "10^{%L}"
  set title "(d) distance to the limit"
  set key inside left bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "distance") && is("series", "exact 0.25") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic β} = 0.25", \
    data using (column("x")):(is("panel", "distance") && is("series", "exact 1") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#009e73" title "exact, {/:Italic β} = 1", \
    data using (column("x")):(is("panel", "distance") && is("series", "exact 3") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic β} = 3", \
    data using (column("x")):(is("panel", "distance") && is("series", "law 0.25") ? column("y") : 1/0):(is("panel", "distance") && is("series", "law 0.25") ? column("y") - column("err_minus") : 1/0):(is("panel", "distance") && is("series", "law 0.25") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.6400000000000001 dt 1 lw 1.3 lc rgb "#0072b2" notitle, \
    data using (column("x")):(is("panel", "distance") && is("series", "law 1") ? column("y") : 1/0):(is("panel", "distance") && is("series", "law 1") ? column("y") - column("err_minus") : 1/0):(is("panel", "distance") && is("series", "law 1") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.6400000000000001 dt 1 lw 1.3 lc rgb "#009e73" title "law samples", \
    data using (column("x")):(is("panel", "distance") && is("series", "law 3") ? column("y") : 1/0):(is("panel", "distance") && is("series", "law 3") ? column("y") - column("err_minus") : 1/0):(is("panel", "distance") && is("series", "law 3") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.6400000000000001 dt 1 lw 1.3 lc rgb "#d55e00" notitle, \
    1*x**(-0.2) with lines dt (12,4,2.5,4) lw 1.6 lc rgb "#000000" title "proved order, {/:Italic β} = 1", \
    0.25*x**(-1) with lines dt (20,5) lw 1.6 lc rgb "#56b4e9" title "∝ 1/{/:Italic n}"
  unset multiplot
  unset output
}
