# Draws activation-length.csv as activation-length.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "activation-length.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,558 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1116 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,11.2cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "activation-length.".type
  set multiplot layout 2,2
  set xlabel "depth {/:Italic d}"
  set logscale x
  set xrange [0.9:110]
  set xtics autofreq
  set format x "10^{%L}"
  set ylabel "{/:Italic M}_{/:Italic d} / {/:Italic M}_{0}"
  set logscale y
  set yrange [1e-10:10]
  set ytics autofreq
  set format y "10^{%L}"
  set title "(a) width = depth"
  set key inside left bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "a") && is("series", "He normal exact mean") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "He normal", \
    data using (column("x")):(is("panel", "a") && is("series", "He normal median") ? column("y") : 1/0):(is("panel", "a") && is("series", "He normal median") ? column("y") - column("err_minus") : 1/0):(is("panel", "a") && is("series", "He normal median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#000000" notitle, \
    data using (column("x")):(is("panel", "a") && is("series", "He uniform exact mean") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "He uniform", \
    data using (column("x")):(is("panel", "a") && is("series", "He uniform median") ? column("y") : 1/0):(is("panel", "a") && is("series", "He uniform median") ? column("y") - column("err_minus") : 1/0):(is("panel", "a") && is("series", "He uniform median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#0072b2" notitle, \
    data using (column("x")):(is("panel", "a") && is("series", "orthogonal exact mean") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "orthogonal", \
    data using (column("x")):(is("panel", "a") && is("series", "orthogonal median") ? column("y") : 1/0):(is("panel", "a") && is("series", "orthogonal median") ? column("y") - column("err_minus") : 1/0):(is("panel", "a") && is("series", "orthogonal median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "a") && is("series", "He truncated exact mean") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "He truncated", \
    data using (column("x")):(is("panel", "a") && is("series", "He truncated median") ? column("y") : 1/0):(is("panel", "a") && is("series", "He truncated median") ? column("y") - column("err_minus") : 1/0):(is("panel", "a") && is("series", "He truncated median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 13 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#d55e00" notitle, \
    data using (column("x")):(is("panel", "a") && is("series", "LeCun exact mean") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#cc79a7" title "LeCun", \
    data using (column("x")):(is("panel", "a") && is("series", "LeCun median") ? column("y") : 1/0):(is("panel", "a") && is("series", "LeCun median") ? column("y") - column("err_minus") : 1/0):(is("panel", "a") && is("series", "LeCun median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 11 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#cc79a7" notitle, \
    data using (column("x")):(is("panel", "a") && is("series", "PyTorch exact mean") ? column("y") : NaN) with lines dt (6,3) lw 2.0 lc rgb "#56b4e9" title "PyTorch", \
    data using (column("x")):(is("panel", "a") && is("series", "PyTorch median") ? column("y") : 1/0):(is("panel", "a") && is("series", "PyTorch median") ? column("y") - column("err_minus") : 1/0):(is("panel", "a") && is("series", "PyTorch median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 15 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#56b4e9" notitle
  set xlabel "depth {/:Italic d}"
  unset logscale x
  set xrange [0:100]
  set xtics 20
  set format x "%g"
  set ylabel "{/:Italic M}_{/:Italic d} / {/:Italic M}_{0}"
  set logscale y
  set yrange [1e-10:10]
  set ytics autofreq
  set format y "10^{%L}"
  set title "(b) width 30"
  unset key
  plot \
    data using (column("x")):(is("panel", "b") && is("series", "He normal exact mean") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "He normal", \
    data using (column("x")):(is("panel", "b") && is("series", "He normal median") ? column("y") : 1/0):(is("panel", "b") && is("series", "He normal median") ? column("y") - column("err_minus") : 1/0):(is("panel", "b") && is("series", "He normal median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#000000" notitle, \
    data using (column("x")):(is("panel", "b") && is("series", "He uniform exact mean") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "He uniform", \
    data using (column("x")):(is("panel", "b") && is("series", "He uniform median") ? column("y") : 1/0):(is("panel", "b") && is("series", "He uniform median") ? column("y") - column("err_minus") : 1/0):(is("panel", "b") && is("series", "He uniform median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#0072b2" notitle, \
    data using (column("x")):(is("panel", "b") && is("series", "orthogonal exact mean") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "orthogonal", \
    data using (column("x")):(is("panel", "b") && is("series", "orthogonal median") ? column("y") : 1/0):(is("panel", "b") && is("series", "orthogonal median") ? column("y") - column("err_minus") : 1/0):(is("panel", "b") && is("series", "orthogonal median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "b") && is("series", "He truncated exact mean") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "He truncated", \
    data using (column("x")):(is("panel", "b") && is("series", "He truncated median") ? column("y") : 1/0):(is("panel", "b") && is("series", "He truncated median") ? column("y") - column("err_minus") : 1/0):(is("panel", "b") && is("series", "He truncated median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 13 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#d55e00" notitle, \
    data using (column("x")):(is("panel", "b") && is("series", "LeCun exact mean") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#cc79a7" title "LeCun", \
    data using (column("x")):(is("panel", "b") && is("series", "LeCun median") ? column("y") : 1/0):(is("panel", "b") && is("series", "LeCun median") ? column("y") - column("err_minus") : 1/0):(is("panel", "b") && is("series", "LeCun median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 11 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#cc79a7" notitle, \
    data using (column("x")):(is("panel", "b") && is("series", "PyTorch exact mean") ? column("y") : NaN) with lines dt (6,3) lw 2.0 lc rgb "#56b4e9" title "PyTorch", \
    data using (column("x")):(is("panel", "b") && is("series", "PyTorch median") ? column("y") : 1/0):(is("panel", "b") && is("series", "PyTorch median") ? column("y") - column("err_minus") : 1/0):(is("panel", "b") && is("series", "PyTorch median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 15 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#56b4e9" notitle
  set xlabel "depth {/:Italic d}"
  unset logscale x
  set xrange [0:100]
  set xtics 20
  set format x "%g"
  set ylabel "E V̂"
  set logscale y
  set yrange [0.01:30000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "(c) variance over the layers, He normal"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "c") && is("series", "exact") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "exact, width 30", \
    data using (column("x")):(is("panel", "c") && is("series", "nets") ? column("y") : 1/0):(is("panel", "c") && is("series", "nets") ? column("y") - column("err_minus") : 1/0):(is("panel", "c") && is("series", "nets") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#000000" title "nets", \
    data using (column("x")):(is("panel", "c") && is("series", "wide") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "exact, width = depth"
  set xlabel "layer {/:Italic j}"
  unset logscale x
  set xrange [0:22]
  set xtics 5
  set format x "%g"
  set ylabel "‖∂{/:Italic f}/∂{/:Italic W}_{/:Italic j}‖² / {/:Italic n}_{j−1}"
  set logscale y
  set yrange [0.003:30]
  set ytics autofreq
  set format y "10^{%L}"
  set title "(d) weight gradients, 10,30x20,1"
  set key inside left bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "d") && is("series", "exact") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "exact mean", \
    data using (column("x")):(is("panel", "d") && is("series", "mean") ? column("y") : 1/0):(is("panel", "d") && is("series", "mean") ? column("y") - column("err_minus") : 1/0):(is("panel", "d") && is("series", "mean") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#000000" title "mean", \
    data using (column("x")):(is("panel", "d") && is("series", "50%") ? column("y") : 1/0):(is("panel", "d") && is("series", "50%") ? column("y") - column("err_minus") : 1/0):(is("panel", "d") && is("series", "50%") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.5599999999999999 dt 1 lw 1.3 lc rgb "#0072b2" title "median of those on", \
    data using (column("x")):(is("panel", "d") && is("series", "5%") ? column("y") : 1/0) with points pt 9 ps 0.5599999999999999 lc rgb "#009e73" title "5 %, 95 %", \
    data using (column("x")):(is("panel", "d") && is("series", "95%") ? column("y") : 1/0) with points pt 13 ps 0.5599999999999999 lc rgb "#009e73" notitle
  unset multiplot
  unset output
}
