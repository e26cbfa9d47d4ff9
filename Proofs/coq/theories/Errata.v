(* ========================================================================== *)
(*  Errata: the printed upper bound  E[Z_q^K] <= exp(C beta)  is false for    *)
(*  every C, every depth and every K >= 2; no bound can depend on the widths  *)
(*  alone; and the constant ln 2 of the lower bound is attained.              *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability Laws Net SecondMoment Bounds Witness.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* ---- Why it is false --------------------------------------------------------- *)

(* E[Z_q^K] >= 2^(K-1) for every admissible net ...                                *)
Lemma power_ge2 n mu nu (x : 'I_(n 0%N) -> R) d (q : 'I_(n d.+1)) k :
  noties mu nu x d.+1 -> he n mu d.+1 ->
  2 ^ k <= E (sample n mu nu d.+1) (fun s => Z x s q ^ k.+1).
Proof.
move=> H V; apply: Rle_trans (universal_lower_power q H V k).
apply: pow_le_mono; split; first by lra.
have := exp_ineq1_le (ln 2 * beta n d); have := beta_ge0 V; have := ln2_ge_half => l2 b0.
by have := Rmult_le_pos (ln 2) (beta n d); lra.
Qed.

(* ... while exp(C beta) tends to 1 as the hidden widths grow.                      *)
Lemma beta_const N d : (0 < N)%N -> beta (fun=> N) d = INR d * / INR N.
Proof. by move=> N0; rewrite /beta rsum_const card_ord. Qed.

Lemma small_beta C d : exists N, (0 < N)%N /\ exp (C * beta (fun=> N) d) < 2.
Proof.
have l2 := ln2_ge_half.
have A0 := Rmult_le_pos _ _ (Rabs_pos C) (pos_INR d).
have A1 : 0 < 1 + 2 * (Rabs C * INR d) by lra.
have [N [NP /ltP N0]] := archimed_cor1 _ (Rinv_0_lt_compat _ A1).
exists N; split=> //; rewrite beta_const //.
rewrite -[X in _ < X]exp_ln; last by lra.
apply: exp_increasing; have N_pos := INR_gt0 N0.
have NN : 1 + 2 * (Rabs C * INR d) < INR N.
  apply: Rnot_le_lt => le; have := Rinv_le_contravar _ _ N_pos le; lra.
apply: (Rmult_lt_reg_r (INR N)) => //.
rewrite -Rmult_assoc Rmult_assoc Rinv_l ?Rmult_1_r; last by lra.
have := Rmult_le_compat_r (INR d) _ _ (pos_INR d) (Rle_abs C).
have := Rmult_le_compat_r (INR N) _ _ (Rlt_le _ _ N_pos) l2.
by lra.
Qed.

(* THE PRINTED UPPER BOUND IS FALSE: whatever the constant C, the depth d + 1 >= 1  *)
(* and the power k + 2 >= 2, there are widths n for which admissible nets exist and *)
(* ALL of them, whatever their symmetric laws, inputs and outputs, violate it.      *)
Theorem printed_upper_bound_false (C : R) (d k : nat) :
  exists n : nat -> nat,
    (forall j, (0 < n j)%N)
    /\ (forall x : 'I_(n 0%N) -> R, exists mu nu, noties mu nu x d.+1 /\ he n mu d.+1)
    /\ (forall mu nu (x : 'I_(n 0%N) -> R) (q : 'I_(n d.+1)),
          noties mu nu x d.+1 -> he n mu d.+1 ->
          exp (C * beta n d) < E (sample n mu nu d.+1) (fun s => Z x s q ^ k.+2)).
Proof.
have [N [N0 small]] := small_beta C d.
exists (fun=> N); split=> //; split=> [x|mu nu x q H V].
  have [mu [nu [H V _]]] := @witness (fun=> N) x (fun=> 1) (fun=> N0) (fun=> Rle_refl 1).
  by exists mu, nu.
apply: Rlt_le_trans small _; apply: Rle_trans (power_ge2 q k.+1 H V).
have := pow_R1_Rle 2 k; rewrite [2 ^ k.+1]/=; lra.
Qed.

(* The case K = 2 in one line.                                                      *)
Corollary printed_second_moment_bound_false (C : R) (d : nat) :
  exists n mu nu (x : 'I_(n 0%N) -> R) (q : 'I_(n d.+1)),
    noties mu nu x d.+1 /\ he n mu d.+1 /\
    exp (C * beta n d) < E (sample n mu nu d.+1) (fun s => Z x s q ^ 2).
Proof.
have [n [n0 [ex all]]] := printed_upper_bound_false C d 0.
have [mu [nu [H V]]] := ex (fun=> 1).
exists n, mu, nu, (fun=> 1), (Ordinal (n0 d.+1)); split=> //; split=> //.
exact: all.
Qed.

(* ---- No upper bound can depend on the widths alone ----------------------------- *)

Lemma rec_large n mu f0 d : (forall t, 0 <= t -> 1 <= f0 t) ->
  (forall j, (0 < n j)%N) -> (forall j, 3 <= kurtosis (mu j)) ->
  forall t, 0 <= t -> 1 <= moment_rec n mu f0 d t.
Proof.
move=> F0 n0 K; elim: d => [|d IH] t t0; first exact: F0.
have i0 := Rinv_0_lt_compat _ (INR_gt0 (n0 d.+1)).
have i1 : / INR (n d.+1) <= 1.
  by rewrite -Rinv_1; apply: Rinv_le_contravar; [lra | apply: (le_INR 1); apply/leP].
have A := IH 0 (Rle_refl 0).
have B : 1 <= moment_rec n mu f0 d (kurtosis (mu d) - 3) by apply: IH; have := K d; lra.
rewrite [X in _ <= X]/=; move: (moment_rec _ _ _ d 0) A (moment_rec _ _ _ d _) B => a A b B.
have P1 : 0 <= (1 - / INR (n d.+1)) * (a - 1) by apply: Rmult_le_pos; lra.
have P2 : 0 <= (6 + 2 * t) / INR (n d.+1) * (b - 1).
  by apply: Rmult_le_pos; [apply: Rmult_le_pos; lra | lra].
have P3 : 0 <= t * / INR (n d.+1) by apply: Rmult_le_pos; lra.
by rewrite /Rdiv in P2 *; lra.
Qed.

Theorem no_bound_from_widths (n : nat -> nat) (d : nat) (x : 'I_(n 0%N) -> R)
    (q : 'I_(n d.+1)) (M : R) : (forall j, (0 < n j)%N) ->
  exists mu nu, noties mu nu x d.+1 /\ he n mu d.+1 /\
    M < E (sample n mu nu d.+1) (fun s => Z x s q ^ 2).
Proof.
move=> n0; pose t := (1 + Rabs M) * INR (n d).
have nd := INR_gt0 (n0 d); have M0 := Rabs_pos M.
have t0 : 0 <= t by apply: Rmult_le_pos; lra.
have k1 : 1 <= 3 + t by lra.
have [mu [nu [H V K]]] := @witness n x (fun=> 3 + t) n0 (fun=> k1).
exists mu, nu; split=> //; split=> //; rewrite second_moment //.
have kE j : kurtosis (mu j) - 3 = t by have [-> _] := K j; ring.
rewrite kE; apply: Rle_lt_trans (Rle_abs M) _.
have tn : t / INR (n d) = 1 + Rabs M by rewrite /t; field; lra.
set f0 := fun t => 1 + (2 + t) / INR (n 0%N).
have f01 u : 0 <= u -> 1 <= f0 u.
  move=> u0; have i := Rinv_0_lt_compat _ (INR_gt0 (n0 0%N)).
  by have : 0 <= (2 + u) / INR (n 0%N); [apply: Rmult_le_pos; lra | rewrite /f0; lra].
case: d q t t0 tn k1 kE K H V nd => [|d] q t t0 tn k1 kE K H V nd.
  have i := Rinv_0_lt_compat _ nd.
  by rewrite /= /f0 /Rdiv Rmult_plus_distr_r -/(t / INR (n 0%N)) tn; lra.
have L := @rec_large n mu f0 d f01 n0.
have K3 j : 3 <= kurtosis (mu j) by have := kE j; lra.
have A := L K3 0 (Rle_refl 0); have B := L K3 t t0.
have i0 := Rinv_0_lt_compat _ nd.
have i1 : / INR (n d.+1) <= 1.
  by rewrite -Rinv_1; apply: Rinv_le_contravar; [lra | apply: (le_INR 1); apply/leP].
rewrite /= kE; move: (moment_rec _ _ _ d 0) A (moment_rec _ _ _ d t) B => a A b B.
have P1 : 0 <= (1 - / INR (n d.+1)) * a by apply: Rmult_le_pos; lra.
have P2 : 0 <= (6 + 2 * t) / INR (n d.+1) * (b - 1).
  by apply: Rmult_le_pos; [apply: Rmult_le_pos; lra | lra].
by rewrite /Rdiv in P2 tn *; lra.
Qed.

(* ---- The constant ln 2 is attained ---------------------------------------------- *)

(* Widths one and fair signs (kurtosis one): E[Z^2] = 2 * 2^beta = 2^(d+1).          *)
Lemma rec_ones mu d : (forall j, kurtosis (mu j) = 1) ->
  moment_rec (fun=> 1%N) mu (fun t => 1 + (2 + t) / INR 1) d (-2) = 2 ^ d.
Proof.
move=> K; elim: d => [|d IH]; first by rewrite /=; field.
rewrite [LHS]/= K; have -> : 1 - 3 = -2 by ring.
by rewrite IH /=; field.
Qed.

Theorem lower_bound_attained d (x : 'I_1 -> R) (q : 'I_1) :
  exists mu nu, noties (n := fun=> 1%N) mu nu x d.+1 /\ he (fun=> 1%N) mu d.+1 /\
    E (sample (fun=> 1%N) mu nu d.+1) (fun s => Z (n := fun=> 1%N) x s q ^ 2)
    = 2 * exp (ln 2 * beta (fun=> 1%N) d).
Proof.
have [mu [nu [H V K]]] := @witness (fun=> 1%N) x (fun=> 1) (fun=> isT) (fun=> Rle_refl 1).
exists mu, nu; split=> //; split=> //.
rewrite second_moment //; have [K1 _] := K d; rewrite K1.
have -> : 1 - 3 = -2 by ring.
rewrite rec_ones => [|j]; last by case: (K j).
rewrite beta_const // Rinv_1 Rmult_1_r; congr (2 * _).
have -> : ln 2 * INR d = INR d * ln 2 by ring.
rewrite -ln_pow; last by lra.
by rewrite exp_ln //; apply: pow_lt; lra.
Qed.

(* ---- A net with the fourth moment of a Gaussian ---------------------------------- *)

(* For all widths and inputs: mu4 = 3 mu2^2 has a witness, and there               *)
(* E[Z_q^2] = 2 (1 + 2/n_0) prod (1 + 5/n_j).                                        *)
Theorem kurtosis3_witness (n : nat -> nat) (x : 'I_(n 0%N) -> R) (d : nat) (q : 'I_(n d.+1)) :
  (forall j, (0 < n j)%N) ->
  exists mu nu, noties mu nu x d.+1 /\ he n mu d.+1 /\
    (forall j, mom (mu j) 4 = 3 * mom (mu j) 2 ^ 2) /\
    E (sample n mu nu d.+1) (fun s => Z x s q ^ 2)
    = 2 * (1 + 2 / INR (n 0%N)) * \rprod_(j < d) (1 + 5 / INR (n j.+1)).
Proof.
move=> n0; have k1 : 1 <= 3 by lra.
have [mu [nu [H V K]]] := @witness n x (fun=> 3) n0 (fun=> k1).
exists mu, nu; split=> //; split=> //.
have K4 j : mom (mu j) 4 = 3 * mom (mu j) 2 ^ 2 by have [_ ->] := K j.
by split=> //; rewrite second_moment_kurtosis3.
Qed.

(* ---- Ties cannot be ignored -------------------------------------------------------- *)

(* One input x = 1/sqrt 2, one neuron, weight +-sqrt 2, bias +-1, all symmetric and of    *)
(* the right variance: w x + b is 0 with probability 1/2, and E[Z] = 1/2 instead of 1.    *)
Lemma E_funit (X : funit -> R) : E funit X = X tt.
Proof. by rewrite /E (big_pred1 tt) => [|[]] //; exact: Rmult_1_l. Qed.

Theorem ties_matter :
  exists (mu nu : nat -> slaw) (x : 'I_1 -> R), he (fun=> 1%N) mu 1 /\
    forall q : 'I_1, E (sample (fun=> 1%N) mu nu 1) (fun s => Z (n := fun=> 1%N) x s q) = / 2.
Proof.
have r1 := Rle_refl 1; have s2 : 0 < sqrt 2 by apply: sqrt_lt_R0; lra.
exists (fun=> law3 (sqrt 2) r1), (fun=> law3 1 r1), (fun=> / sqrt 2); split=> [j _|q].
  by split=> //; rewrite mom3_2 pow2_sqrt; [rewrite /=; field | lra].
rewrite [LHS]E_pair E_funit.
pose F (r : row 1 (law3 (sqrt 2) r1) (law3 1 r1)) : R :=
  if pos (pre r (fun=> / sqrt 2)) then wt r ord0 ^ 2 else 0.
rewrite (@E_ext _ _ (fun L : fpow [finType of 'I_1] (row 1 _ _) => F (L q))); last first.
  move=> L; rewrite /Z big_ord_recl big_ord0 Rplus_0_r /= /F.
  case: ifP => _; last by ring.
  rewrite /dot big_ord_recl big_ord0 Rplus_0_r.
  by congr (_ ^ 2); rewrite /= Rmult_1_r.
rewrite (@E_pow_one [finType of 'I_1] _ q F) [LHS]E_pair.
pose G (w b : R) : R := if pos (w * / sqrt 2 + b) then w ^ 2 else 0.
rewrite (@E_ext _ _ (fun w : fpow [finType of 'I_1] (law3 (sqrt 2) r1) => E (law3 1 r1) (fun b => G (vl (w ord0)) (vl b)))); last first.
  move=> w; apply: E_ext => b; rewrite /F /pre /dot big_ord_recl big_ord0 Rplus_0_r /=.
  by rewrite /wt.
rewrite (@E_pow_one [finType of 'I_1] _ ord0
  (fun w => E (law3 1 r1) (fun b => G (vl w) (vl b)))).
rewrite /E !big_ord_recl !big_ord0 /= /mass3 /value3 /G /=.
have gate w b v : w * / sqrt 2 = v -> pos (w * / sqrt 2 + b) = pos (v + b) by move=> ->.
rewrite !(gate ((0 - 1) * sqrt 2) _ (-1)); try by field; lra.
rewrite !(gate ((1 + 1 - 1) * sqrt 2) _ 1); try by field; lra.
rewrite /pos; do ! (case: Rlt_dec => ?); try lra.
have ss : sqrt 2 * sqrt 2 = 2 by apply: sqrt_sqrt; lra.
by transitivity (/ 4 * (sqrt 2 * sqrt 2)); [rewrite /=; field | rewrite ss; lra].
Qed.
