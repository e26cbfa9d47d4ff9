# Draws samplers.csv as samplers.svg and .png.
set datafile separator comma
set datafile missing ""
data = "samplers.csv"
nets = "ABCDE"
set logscale y
set yrange [0.1:1e6]
set format y "10^{%T}"
set ytics 10
set xrange [0.5:5.5]
set xtics ("A\n{/*0.8 4,8×3,1}" 1, "B\n{/*0.8 10,64×5,1}" 2, \
  "C\n{/*0.8 10,256×8,1}" 3, "D\n{/*0.8 10,1024×4,1}" 4, \
  "E\n{/*0.8 10,32×50,1}" 5) scale 0
set grid ytics lc rgb "#bbbbbb" lw 0.6
set border lw 0.8
set bmargin 3.5
set tmargin 2.5

# One thread and one law; the samplers stand side by side in each net's column.
place(slot) = strstrt(nets, strcol("net")) + 0.1 * slot
ratio(kind, law, sampler) = (strcol("law") eq law && column("threads") == 1 \
  && strcol("contestant") ne "pathsum-run" && strcol("kind") eq kind \
  && strcol("sampler") eq sampler \
  ? column("ratio_to_best_dense_peer") : NaN)

do for [type in "svg png"] {
  if (type eq "svg") { set terminal svg size 1000,500 dynamic enhanced font "Helvetica,12" }
  if (type eq "png") { set terminal pngcairo size 2000,1000 enhanced font "Helvetica,22" linewidth 2 pointscale 1.6 }
  set output "samplers.".type
  set multiplot
  do for [law in "gaussian uniform"] {
    if (law eq "gaussian") {
      set lmargin at screen 0.07
      set rmargin at screen 0.42
      set title "Gaussian weights, one thread"
      set ylabel "samples per second (best dense peer = 1)"
      unset key
    } else {
      set lmargin at screen 0.45
      set rmargin at screen 0.8
      set title "Uniform weights, one thread"
      unset ylabel
      set format y ""
      set key at screen 0.81, screen 0.72 left top Left reverse \
        spacing 1.4 samplen 1
    }
    plot 1 with lines lw 1 lc rgb "#000000" title "best dense peer", \
      data using (place(-4)):(ratio("peer", law, "dense")) with points \
        pt 1 ps 0.8 lc rgb "#444444" title "dense peers", \
      data using (place(-2)):(ratio("ours", law, "dense")) with points \
        pt 5 ps 0.9 lc rgb "#000000" title "dense", \
      data using (place(-1)):(ratio("ours", law, "folded")) with points \
        pt 8 ps 1.1 lc rgb "#0072b2" title "folded", \
      data using (place(0)):(ratio("ours", law, "masked")) with points \
        pt 12 ps 1.1 lc rgb "#d55e00" title "masked", \
      data using (place(1)):(ratio("ours", law, "conditioned")) with points \
        pt 10 ps 1.1 lc rgb "#009e73" title "conditioned", \
      data using (place(2)):(ratio("ours", law, "conditioned+folded")) \
        with points pt 11 ps 1.1 lc rgb "#009e73" title "conditioned+folded", \
      data using (place(3)):(ratio("ours", law, "chi-square")) with points \
        pt 7 ps 1 lc rgb "#cc79a7" title "chi-square", \
      data using (place(3)):(ratio("peer", law, "chi-square")) with points \
        pt 2 ps 0.9 lc rgb "#444444" title "chi-square in NumPy"
  }
  unset multiplot
  set format y "10^{%T}"
  unset output
}
