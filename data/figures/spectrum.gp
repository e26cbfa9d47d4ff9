# Draws spectrum.csv as spectrum.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "spectrum.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,676 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1351 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,13.5cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "spectrum.".type
  set multiplot layout 2,2
  set xlabel "layers {/:Italic L}"
  unset logscale x
  set xrange [0:33]
  set xtics 8
  set format x "%g"
  set ylabel "(1/{/:Italic n}) E tr ({/:Italic JJ}^{T})^{2}"
  set logscale y
  set yrange [1:10000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "second moment of the squared singular values"
  set key outside below center horizontal maxcols 2 Left reverse spacing 1.2 samplen 3 width 1 title "weights and width {/:Italic n}" left
  plot \
    data using (column("x")):(is("panel", "moment") && is("series", "gaussian n=16") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "Gaussian 16", \
    data using (column("x")):(is("panel", "moment") && is("series", "gaussian n=64") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#009e73" title "Gaussian 64", \
    data using (column("x")):(is("panel", "moment") && is("series", "gaussian n=256") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#cc79a7" title "Gaussian 256", \
    data using (column("x")):(is("panel", "moment") && is("series", "limit gaussian") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 1.6 lc rgb "#000000" title "2{/:Italic L} + 1", \
    data using (column("x")):(is("panel", "moment") && is("series", "orthogonal n=16") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#d55e00" title "orthogonal 16", \
    data using (column("x")):(is("panel", "moment") && is("series", "limit orthogonal") ? column("y") : NaN) with lines dt (6,3) lw 1.6 lc rgb "#56b4e9" title "{/:Italic L} + 1", \
    data using (column("x")):(is("panel", "moment") && is("series", "drawn gaussian") ? column("y") : 1/0):(is("panel", "moment") && is("series", "drawn gaussian") ? column("y") - column("err_minus") : 1/0):(is("panel", "moment") && is("series", "drawn gaussian") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets", \
    data using (column("x")):(is("panel", "moment") && is("series", "drawn orthogonal") ? column("y") : 1/0):(is("panel", "moment") && is("series", "drawn orthogonal") ? column("y") - column("err_minus") : 1/0):(is("panel", "moment") && is("series", "drawn orthogonal") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "orthogonal nets"
  set xlabel "log_{10} of the singular value"
  unset logscale x
  set xrange [-12:2]
  set xtics 2
  set format x "%g"
  set ylabel "share a decade"
  unset logscale y
  set yrange [0:0.6]
  set ytics 0.1
  set format y "%g"
  set title "real Gaussian nets, {/:Italic n} = 128"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "histogram") && is("series", "L=2") ? column("y") : NaN) with steps dt 1 lw 1.6 lc rgb "#0072b2" title "{/:Italic L} = 2", \
    data using (column("x")):(is("panel", "histogram") && is("series", "L=8") ? column("y") : NaN) with steps dt (12,6) lw 1.6 lc rgb "#009e73" title "{/:Italic L} = 8", \
    data using (column("x")):(is("panel", "histogram") && is("series", "L=32") ? column("y") : NaN) with steps dt (2.5,4.5) lw 1.6 lc rgb "#d55e00" title "{/:Italic L} = 32"
  set xlabel "{/:Italic k}"
  unset logscale x
  set xrange [0:21]
  set xtics 5
  set format x "%g"
  set ylabel "{/:Italic λ_k} a layer"
  unset logscale y
  set yrange [-1.4:0]
  set ytics autofreq
  set format y "%g"
  set title "Lyapunov exponents, {/:Italic n} = 40"
  set key inside left bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "exponents") && is("series", "exact") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "exact", \
    data using (column("x")):(is("panel", "exponents") && is("series", "drawn") ? column("y") : 1/0):(is("panel", "exponents") && is("series", "drawn") ? column("y") - column("err_minus") : 1/0):(is("panel", "exponents") && is("series", "drawn") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets"
  set xlabel "layers {/:Italic L}"
  unset logscale x
  set xrange [0:33]
  set xtics 8
  set format x "%g"
  set ylabel "E rank {/:Italic J} / {/:Italic n}"
  unset logscale y
  set yrange [0:0.6]
  set ytics 0.1
  set format y "%g"
  set title "share of nonzero singular values"
  set key inside left bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "rank") && is("series", "n=128") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic n} = 128", \
    data using (column("x")):(is("panel", "rank") && is("series", "n=16") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic n} = 16", \
    data using (column("x")):(is("panel", "rank") && is("series", "drawn") ? column("y") : 1/0):(is("panel", "rank") && is("series", "drawn") ? column("y") - column("err_minus") : 1/0):(is("panel", "rank") && is("series", "drawn") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets, {/:Italic n} = 128"
  unset multiplot
  unset output
}
