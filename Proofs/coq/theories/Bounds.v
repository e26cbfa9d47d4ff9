(* ========================================================================== *)
(*  Bounds: what the exact second moment implies, for laws of any kurtosis.   *)
(*                                                                            *)
(*    - two-sided product bounds for E[Z_q^2] and E[Z_{p,q}^4];               *)
(*    - the universal lower bound  E[Z_q^2] >= 2 * 2^beta >= 2 exp(beta/2),   *)
(*      beta = 1/n_1 + ... + 1/n_{d-1}, and its version for every power K;    *)
(*    - the upper bound with the prefactor it needs.                          *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability Laws Net SecondMoment.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* ---- Elementary inequalities ---------------------------------------------- *)

Lemma exp_half_le2 : exp (/ 2) <= 2.
Proof.
have := exp_ineq1_le (- / 2); rewrite exp_Ropp => H.
have P := exp_pos (/ 2); apply: (Rmult_le_reg_r (/ exp (/ 2))).
  exact: Rinv_0_lt_compat.
by rewrite Rinv_r; lra.
Qed.

Lemma ln2_ge_half : / 2 <= ln 2.
Proof.
rewrite -(ln_exp (/ 2)); case: exp_half_le2 => [H|->]; last exact: Rle_refl.
by left; apply: ln_increasing => //; exact: exp_pos.
Qed.

(* Bernoulli: (1 + 1/k)^k >= 2, that is 1 + 1/k >= 2^(1/k). *)
Lemma one_plus_inv k : (0 < k)%N -> exp (ln 2 * / INR k) <= 1 + / INR k.
Proof.
move=> /INR_gt0 k0; have i0 := Rinv_0_lt_compat _ k0.
have two : 2 <= (1 + / INR k) ^ k.
  by have := poly k _ i0; rewrite Rinv_r; lra.
rewrite -[X in _ <= X]exp_ln; last by lra.
suff : ln 2 * / INR k <= ln (1 + / INR k).
  by case=> [H|->]; [left; exact: exp_increasing | exact: Rle_refl].
apply: (Rmult_le_reg_r (INR k)) => //; rewrite Rmult_assoc Rinv_l ?Rmult_1_r; last by lra.
rewrite Rmult_comm -ln_pow; last by lra.
by case: two => [H|<-]; [left; apply: ln_increasing => //; lra | exact: Rle_refl].
Qed.

Lemma exp_rsum d (F : 'I_d -> R) : exp (\rsum_(j < d) F j) = \rprod_(j < d) exp (F j).
Proof. by apply: (big_morph exp); [exact: exp_plus | exact: exp_0]. Qed.

Lemma rprod_le d (F G : 'I_d -> R) : (forall j, 0 <= F j <= G j) ->
  0 <= \rprod_(j < d) F j <= \rprod_(j < d) G j.
Proof.
move=> FG; apply: (big_ind2 (fun a b => 0 <= a <= b)) => //; first by lra.
move=> a a' b b' [? ?] [? ?]; split; first exact: Rmult_le_pos.
exact: Rmult_le_compat.
Qed.

Lemma pow_le_mono a b k : 0 <= a <= b -> a ^ k <= b ^ k.
Proof. by move=> ab; exact: pow_incr. Qed.

(* beta: the sum of the inverse widths of the hidden layers 1, ..., d. *)
Definition beta (n : nat -> nat) (d : nat) : R := \rsum_(j < d) / INR (n j.+1).

(* ---- The recursion is monotone -------------------------------------------- *)

Section Recursion.
Variables (n : nat -> nat) (mu : nat -> slaw).
Local Notation c j := (kurtosis (mu j) - 3).
Local Notation f := (moment_rec n mu).

Variable f0 : R -> R.
Hypothesis f0_ge0 : forall t, -2 <= t -> 0 <= f0 t.
Hypothesis f0_mono : forall s t, s <= t -> f0 s <= f0 t.

Variable d : nat.
Hypothesis width : forall j, (j < d)%N -> (0 < n j.+1)%N.
Hypothesis kurt : forall j, (j <= d)%N -> -2 <= c j.

Lemma inv_width j : (j < d)%N -> 0 < / INR (n j.+1) <= 1.
Proof.
move=> jd; have nj := width jd; have ? := INR_gt0 nj; split.
  exact: Rinv_0_lt_compat.
rewrite -Rinv_1; apply: Rinv_le_contravar; first by lra.
by apply: (le_INR 1); apply/leP.
Qed.

Lemma rec_ge0 k t : (k <= d)%N -> -2 <= t -> 0 <= f f0 k t.
Proof.
elim: k t => [|k IH] t kd t2; first exact: f0_ge0.
have [? ?] := inv_width kd.
rewrite /=; apply: Rplus_le_le_0_compat; apply: Rmult_le_pos; try by lra.
- by apply: IH; [exact: ltnW | lra].
- by apply: Rmult_le_pos; lra.
- by apply: IH; [exact: ltnW | apply: kurt; exact: ltnW].
Qed.

Lemma rec_mono k s t : (k <= d)%N -> s <= t -> f f0 k s <= f f0 k t.
Proof.
case: k => [|k] kd st; first exact: f0_mono.
have [? ?] := inv_width kd; rewrite /=; apply: Rplus_le_compat_l.
apply: Rmult_le_compat_r; first by apply: rec_ge0; [exact: ltnW | apply: kurt; exact: ltnW].
by apply: Rmult_le_compat_r; lra.
Qed.

(* If t_j <= min(c_j, 0), the recursion dominates a product ... *)
Lemma rec_lower (t : nat -> R) :
  (forall j, (j <= d)%N -> -2 <= t j /\ t j <= 0 /\ t j <= c j) ->
  forall k, (k <= d)%N ->
  f0 (t 0%N) * \rprod_(j < k) (1 + (5 + 2 * t j.+1) / INR (n j.+1)) <= f f0 k (t k).
Proof.
move=> tP; elim=> [|k IH] kd; first by rewrite big_ord0 Rmult_1_r; exact: Rle_refl.
have kd' : (k <= d)%N by exact: ltnW.
have [? ?] := inv_width kd; have [t2 [t0 tc]] := tP k.+1 kd.
have [? [tk0 tkc]] := tP k kd'.
rewrite big_ord_recr -Rmult_assoc [Rmult_monoid _ _]/=.
apply: Rle_trans (_ : f f0 k (t k) * (1 + (5 + 2 * t k.+1) / INR (n k.+1)) <= _).
  apply: Rmult_le_compat_r; last exact: IH.
  apply: Rplus_le_le_0_compat; first by lra.
  by apply: Rmult_le_pos; lra.
rewrite [X in _ <= X]/=.
have lo0 := rec_mono kd' tk0; have loc := rec_mono kd' tkc.
move: (f f0 k (t k)) (f f0 k 0) (f f0 k (c k)) lo0 loc => F F0 Fc lo0 loc.
have P1 : 0 <= (1 - / INR (n k.+1)) * (F0 - F) by apply: Rmult_le_pos; lra.
have P2 : 0 <= (6 + 2 * t k.+1) / INR (n k.+1) * (Fc - F).
  by apply: Rmult_le_pos; [apply: Rmult_le_pos; lra | lra].
by rewrite /Rdiv in P2 *; lra.
Qed.

(* ... and if t_j >= max(c_j, 0) it is dominated by one. *)
Lemma rec_upper (t : nat -> R) :
  (forall j, (j <= d)%N -> 0 <= t j /\ c j <= t j) ->
  forall k, (k <= d)%N ->
  f f0 k (t k) <= f0 (t 0%N) * \rprod_(j < k) (1 + (5 + 2 * t j.+1) / INR (n j.+1)).
Proof.
move=> tP; elim=> [|k IH] kd; first by rewrite big_ord0 Rmult_1_r; exact: Rle_refl.
have kd' : (k <= d)%N by exact: ltnW.
have [? ?] := inv_width kd; have [t0 tc] := tP k.+1 kd.
have [tk0 tkc] := tP k kd'.
rewrite big_ord_recr -Rmult_assoc [Rmult_monoid _ _]/=.
apply: Rle_trans (_ : _ <= f f0 k (t k) * (1 + (5 + 2 * t k.+1) / INR (n k.+1))) _.
  rewrite [X in X <= _]/=.
  have lo0 := rec_mono kd' tk0; have loc := rec_mono kd' tkc.
  move: (f f0 k (t k)) (f f0 k 0) (f f0 k (c k)) lo0 loc => F F0 Fc lo0 loc.
  have P1 : 0 <= (1 - / INR (n k.+1)) * (F - F0) by apply: Rmult_le_pos; lra.
  have P2 : 0 <= (6 + 2 * t k.+1) / INR (n k.+1) * (F - Fc).
    by apply: Rmult_le_pos; [apply: Rmult_le_pos; lra | lra].
  by rewrite /Rdiv in P2 *; lra.
apply: Rmult_le_compat_r; last exact: IH.
apply: Rplus_le_le_0_compat; first by lra.
by apply: Rmult_le_pos; lra.
Qed.

End Recursion.

(* ---- Consequences ----------------------------------------------------------- *)

Section Bounds.
Variables (n : nat -> nat) (mu nu : nat -> slaw) (x : 'I_(n 0%N) -> R).
Variable d : nat.                      (* the net has depth d.+1 *)
Variable q : 'I_(n d.+1).
Hypothesis H : noties mu nu x d.+1.
Hypothesis V : he n mu d.+1.

Local Notation EZ2 := (E (sample n mu nu d.+1) (fun s => Z x s q ^ 2)).
Local Notation lo j := (Rmin (kurtosis (mu j)) 3).
Local Notation hi j := (Rmax (kurtosis (mu j)) 3).

Lemma width_gt0 j : (j <= d)%N -> 0 < INR (n j).
Proof. by move=> jd; have [nj _] := V (j := j) jd; exact: INR_gt0. Qed.

Lemma kurt_ge1 j : (j <= d)%N -> 1 <= kurtosis (mu j).
Proof.
move=> jd; have [nj var] := V (j := j) jd; apply: kurtosis_ge1.
by rewrite var; have := INR_gt0 nj; have := Rinv_0_lt_compat _ (INR_gt0 nj); rewrite /Rdiv; lra.
Qed.

Let width j (jd : (j < d)%N) : (0 < n j.+1)%N := proj1 (V (j := j.+1) jd).
Let kurt j (jd : (j <= d)%N) : -2 <= kurtosis (mu j) - 3.
Proof. by have := kurt_ge1 jd; lra. Qed.

Let lo_ok j : (j <= d)%N ->
  -2 <= lo j - 3 /\ lo j - 3 <= 0 /\ lo j - 3 <= kurtosis (mu j) - 3.
Proof.
move=> /kurt_ge1 k1; have := Rmin_l (kurtosis (mu j)) 3; have := Rmin_r (kurtosis (mu j)) 3.
by have := Rmin_glb (kurtosis (mu j)) 3 1 k1; lra.
Qed.

Let hi_ok j : (j <= d)%N -> 0 <= hi j - 3 /\ kurtosis (mu j) - 3 <= hi j - 3.
Proof.
by move=> _; have := Rmax_l (kurtosis (mu j)) 3; have := Rmax_r (kurtosis (mu j)) 3; lra.
Qed.

Lemma rprod_shift (u : nat -> R) :
  \rprod_(j < d) (1 + (5 + 2 * (u j.+1 - 3)) / INR (n j.+1))
  = \rprod_(j < d) (1 + (2 * u j.+1 - 1) / INR (n j.+1)).
Proof. by apply: rprod_ext => j; congr (_ + _ / _); ring. Qed.

(* TWO-SIDED PRODUCT BOUNDS for E[Z_q^2]: exact when all kurtoses are 3. *)
Theorem product_bounds :
  2 * (1 + (lo 0 - 1) / INR (n 0%N)) * \rprod_(j < d) (1 + (2 * lo j.+1 - 1) / INR (n j.+1))
  <= EZ2 <=
  2 * (1 + (hi 0 - 1) / INR (n 0%N)) * \rprod_(j < d) (1 + (2 * hi j.+1 - 1) / INR (n j.+1)).
Proof.
rewrite second_moment //.
set f0 := fun t => 1 + (2 + t) / INR (n 0%N).
have n0 := width_gt0 (leq0n d); have i0 := Rinv_0_lt_compat _ n0.
have f0_ge0 t : -2 <= t -> 0 <= f0 t.
  by move=> t2; have : 0 <= (2 + t) / INR (n 0%N); [apply: Rmult_le_pos; lra | rewrite /f0; lra].
have f0_mono s t : s <= t -> f0 s <= f0 t.
  by move=> st; apply: Rplus_le_compat_l; apply: Rmult_le_compat_r; lra.
have L := @rec_lower n mu f0 f0_ge0 f0_mono d width kurt (fun j => lo j - 3) lo_ok d (leqnn d).
have U := @rec_upper n mu f0 f0_ge0 f0_mono d width kurt (fun j => hi j - 3) hi_ok d (leqnn d).
have f0E u : f0 (u - 3) = 1 + (u - 1) / INR (n 0%N) by rewrite /f0; congr (_ + _ / _); ring.
rewrite f0E (rprod_shift (fun j => lo j)) in L; rewrite f0E (rprod_shift (fun j => hi j)) in U.
rewrite !Rmult_assoc; split; apply: Rmult_le_compat_l; try by lra.
  apply: Rle_trans L _; apply: (rec_mono f0_ge0 f0_mono width kurt) => //.
  by have := lo_ok (leqnn d); lra.
apply: Rle_trans _ U; apply: (rec_mono f0_ge0 f0_mono width kurt) => //.
by have := hi_ok (leqnn d); lra.
Qed.

(* The same for one entry, E[Z_{p,q}^4]. *)
Theorem product_bounds_entry p :
  2 * lo 0 / INR (n 0%N) ^ 2 * \rprod_(j < d) (1 + (2 * lo j.+1 - 1) / INR (n j.+1))
  <= E (sample n mu nu d.+1) (fun s => J x s q p ^ 4) <=
  2 * hi 0 / INR (n 0%N) ^ 2 * \rprod_(j < d) (1 + (2 * hi j.+1 - 1) / INR (n j.+1)).
Proof.
rewrite (@E_ext _ _ (fun s => J x s q p ^ 2 * J x s q p ^ 2)) => [|s]; last by ring.
rewrite second_moment_pair // eqxx.
set f0 := fun t => (3 + t) / INR (n 0%N) ^ 2.
have n0 := width_gt0 (leq0n d).
have i0 : 0 < / INR (n 0%N) ^ 2 by apply: Rinv_0_lt_compat; exact: pow_lt.
have f0_ge0 t : -2 <= t -> 0 <= f0 t by move=> t2; apply: Rmult_le_pos; lra.
have f0_mono s t : s <= t -> f0 s <= f0 t by move=> st; apply: Rmult_le_compat_r; lra.
have L := @rec_lower n mu f0 f0_ge0 f0_mono d width kurt (fun j => lo j - 3) lo_ok d (leqnn d).
have U := @rec_upper n mu f0 f0_ge0 f0_mono d width kurt (fun j => hi j - 3) hi_ok d (leqnn d).
have f0E u : f0 (u - 3) = u / INR (n 0%N) ^ 2 by rewrite /f0; congr (_ / _); ring.
rewrite f0E (rprod_shift (fun j => lo j)) in L; rewrite f0E (rprod_shift (fun j => hi j)) in U.
rewrite /Rdiv !(Rmult_assoc 2); split; apply: Rmult_le_compat_l; try by lra.
  apply: Rle_trans L _; apply: (rec_mono f0_ge0 f0_mono width kurt) => //.
  by have := lo_ok (leqnn d); lra.
apply: Rle_trans _ U; apply: (rec_mono f0_ge0 f0_mono width kurt) => //.
by have := hi_ok (leqnn d); lra.
Qed.

(* E[Z_q^2] >= 2 prod (1 + 1/n_j), for every symmetric law. *)
Theorem universal_product : 2 * \rprod_(j < d) (1 + / INR (n j.+1)) <= EZ2.
Proof.
apply: Rle_trans (proj1 product_bounds); rewrite Rmult_assoc.
apply: Rmult_le_compat_l; first by lra.
have n0 := width_gt0 (leq0n d); have i0 := Rinv_0_lt_compat _ n0.
have [l0 _] := lo_ok (leq0n d).
have P : forall j : 'I_d, 0 <= 1 + / INR (n j.+1) <= 1 + (2 * lo j.+1 - 1) / INR (n j.+1).
  move=> j; have jd := ltn_ord j.
  have i := Rinv_0_lt_compat _ (width_gt0 jd); have [l1 _] := lo_ok jd.
  split; first by lra.
  apply: Rplus_le_compat_l; rewrite -{1}[/ _]Rmult_1_l.
  by apply: Rmult_le_compat_r; lra.
have [Q0 Q] := rprod_le P; have Q1 := Rle_trans _ _ _ Q0 Q; apply: (Rle_trans _ _ _ Q).
rewrite -[X in X <= _]Rmult_1_l; apply: Rmult_le_compat_r => //.
by have : 0 <= (lo 0 - 1) / INR (n 0%N); [apply: Rmult_le_pos; lra | lra].
Qed.

(* UNIVERSAL LOWER BOUND with the constant ln 2 ... *)
Theorem universal_lower_ln2 : 2 * exp (ln 2 * beta n d) <= EZ2.
Proof.
apply: Rle_trans universal_product; apply: Rmult_le_compat_l; first by lra.
rewrite /beta -rsum_mull exp_rsum.
have P : forall j : 'I_d, 0 <= exp (ln 2 * / INR (n j.+1)) <= 1 + / INR (n j.+1).
  move=> j; split; first by left; exact: exp_pos.
  by apply: one_plus_inv; exact: width (ltn_ord j).
by case: (rprod_le P).
Qed.

Lemma beta_ge0 : 0 <= beta n d.
Proof.
apply: rsum_ge0 => j; left; apply: Rinv_0_lt_compat.
exact: width_gt0 (ltn_ord j).
Qed.

(* ... which is larger than the 1/2 of the lecture. *)
Theorem universal_lower_half : 2 * exp (beta n d / 2) <= EZ2.
Proof.
apply: Rle_trans universal_lower_ln2; apply: Rmult_le_compat_l; first by lra.
have b0 := beta_ge0; have l2 := ln2_ge_half.
have : beta n d / 2 <= ln 2 * beta n d.
  by rewrite /Rdiv Rmult_comm; apply: Rmult_le_compat_r; lra.
by case=> [lt|->]; [left; exact: exp_increasing | exact: Rle_refl].
Qed.

Corollary second_moment_ge2 : 2 <= EZ2.
Proof.
apply: Rle_trans universal_lower_half; have := exp_ineq1_le (beta n d / 2).
by have := beta_ge0; lra.
Qed.

(* EVERY POWER:  E[Z_q^K] >= 2^(K-1) exp((K-1) ln 2 beta), K = k + 1. *)
Theorem universal_lower_power k :
  (2 * exp (ln 2 * beta n d)) ^ k <= E (sample n mu nu d.+1) (fun s => Z x s q ^ k.+1).
Proof.
apply: Rle_trans (_ : EZ2 ^ k <= _).
  apply: pow_le_mono; split; last exact: universal_lower_ln2.
  by have := exp_pos (ln 2 * beta n d); lra.
apply: E_pow_lower; first by move=> s; exact: Z_ge0.
exact: mean_Z.
Qed.

(* THE UPPER BOUND WITH ITS PREFACTOR, for kurtoses at most u, u >= 3. *)
Theorem upper_with_prefactor u : 3 <= u ->
  (forall j, (j <= d)%N -> kurtosis (mu j) <= u) ->
  EZ2 <= 2 * (1 + (u - 1) / INR (n 0%N)) * exp ((2 * u - 1) * beta n d).
Proof.
move=> u3 ku; apply: Rle_trans (proj2 product_bounds) _.
have hi_u j : (j <= d)%N -> 3 <= hi j <= u.
  move=> jd; split; first exact: Rmax_r.
  by apply: Rmax_lub => //; exact: ku.
have n0 := width_gt0 (leq0n d); have i0 := Rinv_0_lt_compat _ n0.
have [h3 hu] := hi_u _ (leq0n d).
rewrite !Rmult_assoc; apply: Rmult_le_compat_l; first by lra.
have P : forall j : 'I_d, 0 <= 1 + (2 * hi j.+1 - 1) / INR (n j.+1)
                          <= exp ((2 * u - 1) * / INR (n j.+1)).
  move=> j; have jd := ltn_ord j; have i := Rinv_0_lt_compat _ (width_gt0 jd).
  have [g3 gu] := hi_u _ jd; split.
    by apply: Rplus_le_le_0_compat; [lra | apply: Rmult_le_pos; lra].
  apply: Rle_trans (exp_ineq1_le _); apply: Rplus_le_compat_l.
  by apply: Rmult_le_compat_r; lra.
have [Q0 Q] := rprod_le P; rewrite /beta -rsum_mull exp_rsum.
apply: Rmult_le_compat => //; last by apply: Rplus_le_compat_l; apply: Rmult_le_compat_r; lra.
by apply: Rplus_le_le_0_compat; [lra | apply: Rmult_le_pos; lra].
Qed.

(* In particular for kurtosis 3 (the fourth moment of a Gaussian). *)
Corollary upper_kurtosis3 :
  (forall j, (j <= d)%N -> mom (mu j) 4 = 3 * mom (mu j) 2 ^ 2) ->
  EZ2 <= 2 * (1 + 2 / INR (n 0%N)) * exp (5 * beta n d).
Proof.
move=> K; have := @upper_with_prefactor 3 (Rle_refl 3).
have -> : 3 - 1 = 2 by ring. have -> : 2 * 3 - 1 = 5 by ring.
apply=> j jd; have [nj var] := V (j := j) jd; have ? := INR_gt0 nj.
by right; rewrite /kurtosis K // var; field; lra.
Qed.

End Bounds.
