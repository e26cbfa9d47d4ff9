(* ========================================================================== *)
(*  Witness: nets that satisfy the hypotheses exist, so that the theorems     *)
(*  are not empty: for all widths, all inputs and all kurtoses >= 1.          *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability Laws Net SecondMoment.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* ---- The three-point law ---------------------------------------------------- *)

(* The values -a, 0, a with probabilities 1/(2k), 1 - 1/k, 1/(2k), for k >= 1.      *)
(* Its variance is a^2/k and its kurtosis is k; k = 1 is the fair sign +-a, and    *)
(* k = 3 has the first five moments of a Gaussian.                                  *)
Section ThreePoint.
Variables (a k : R).
Hypothesis k1 : 1 <= k.

Definition mass3 (i : 'I_3) : R := if val i == 1%N then 1 - / k else / (2 * k).
Definition value3 (i : 'I_3) : R := (INR i - 1) * a.

Lemma inv_k : 0 < / k <= 1.
Proof.
split; first by apply: Rinv_0_lt_compat; lra.
by rewrite -Rinv_1; apply: Rinv_le_contravar; lra.
Qed.

Lemma inv_2k : / (2 * k) = / 2 * / k.
Proof. by apply: Rinv_mult. Qed.

Definition space3 : fprob.
Proof.
apply: (@FProb (ordinal_finType 3) mass3) => [i|].
  by rewrite /mass3; have := inv_k; rewrite inv_2k; case: ifP => _; lra.
by rewrite !big_ord_recl big_ord0 /mass3 inv_2k /=; lra.
Defined.

Definition law3 : slaw.
Proof.
apply: (@SLaw space3 value3 (@rev_ord 3)).
- exact: rev_ordK.
- by case=> [[|[|[|//]]] ?].
- by case=> [[|[|[|//]]] ?]; rewrite /value3 /=; ring.
Defined.

Lemma mom3_2 : mom law3 2 = a ^ 2 / k.
Proof.
rewrite /mom /E !big_ord_recl big_ord0 /= /value3 /mass3 inv_2k /=.
by field; lra.
Qed.

Lemma mom3_4 : mom law3 4 = a ^ 4 / k.
Proof.
rewrite /mom /E !big_ord_recl big_ord0 /= /value3 /mass3 inv_2k /=.
by field; lra.
Qed.

End ThreePoint.

(* Variance 2/m and kurtosis k. *)
Definition he_law (m : nat) (k : R) (k1 : 1 <= k) : slaw := law3 (sqrt (2 * k / INR m)) k1.

Lemma he_law_var m k (k1 : 1 <= k) : (0 < m)%N -> mom (he_law m k1) 2 = 2 / INR m.
Proof.
move=> /INR_gt0 m0; rewrite mom3_2 pow2_sqrt; first by field; lra.
by apply: Rmult_le_pos; [lra | left; exact: Rinv_0_lt_compat].
Qed.

Lemma he_law_mom4 m k (k1 : 1 <= k) : (0 < m)%N ->
  mom (he_law m k1) 4 = k * mom (he_law m k1) 2 ^ 2.
Proof.
move=> m_gt0; have m0 := INR_gt0 m_gt0; rewrite he_law_var // mom3_4.
rewrite (_ : 4%N = (2 * 2)%N) // pow_mult pow2_sqrt; first by field; lra.
by apply: Rmult_le_pos; [lra | left; exact: Rinv_0_lt_compat].
Qed.

Lemma he_law_kurtosis m k (k1 : 1 <= k) : (0 < m)%N -> kurtosis (he_law m k1) = k.
Proof.
move=> m_gt0; have m0 := INR_gt0 m_gt0.
by rewrite /kurtosis he_law_mom4 // he_law_var //; field; lra.
Qed.

(* ---- Biases that exclude ties ------------------------------------------------ *)

(* Given any finite symmetric weights, two-point biases +-B_j with B_j larger      *)
(* than any value that a weighted sum can take keep every pre-activation away      *)
(* from zero.                                                                      *)
Section Biases.
Variables (n : nat -> nat) (mu : nat -> slaw) (x : 'I_(n 0%N) -> R).

(* A bound for the absolute value of a law. *)
Definition vmax (m : slaw) : R := \rsum_(a : m) Rabs (vl a).

(* A bound for the activations of layer j, and the biases of layer j+1. *)
Fixpoint act_bound (j : nat) : R :=
  if j is i.+1 then 2 * (1 + INR (n i) * (vmax (mu i) * act_bound i))
  else \rsum_(p : 'I_(n 0%N)) Rabs (x p).
Definition bias_size (j : nat) : R := 1 + INR (n j) * (vmax (mu j) * act_bound j).

Definition two_point (j : nat) : slaw := law3 (bias_size j) (Rle_refl 1).

Lemma vmax_ge (m : slaw) (a : m) : Rabs (vl a) <= vmax m.
Proof. by apply: (rsum_ge_term (F := fun a => Rabs (vl a))) => b; exact: Rabs_pos. Qed.

Lemma vmax_ge0 m : 0 <= vmax m.
Proof. by apply: rsum_ge0 => a; exact: Rabs_pos. Qed.

Lemma act_bound_ge0 j : 0 <= act_bound j.
Proof.
elim: j => [|j IH] /=; first by apply: rsum_ge0 => p; exact: Rabs_pos.
have := Rmult_le_pos _ _ (pos_INR (n j)) (Rmult_le_pos _ _ (vmax_ge0 (mu j)) IH).
by lra.
Qed.

Lemma bias_size_ge1 j : 1 <= bias_size j.
Proof.
have := Rmult_le_pos _ _ (pos_INR (n j))
  (Rmult_le_pos _ _ (vmax_ge0 (mu j)) (act_bound_ge0 j)).
by rewrite /bias_size; lra.
Qed.

Lemma dot_bound j nu (r : row (n j) (mu j) nu) (y : 'I_(n j) -> R) :
  (forall a, Rabs (y a) <= act_bound j) -> Rabs (dot (wt r) y) <= bias_size j - 1.
Proof.
move=> yB; apply: Rle_trans (Rabs_rsum _) _.
apply: Rle_trans (rsum_le (G := fun=> vmax (mu j) * act_bound j) _) _ => [i|].
  rewrite Rabs_mult; apply: Rmult_le_compat => //; try exact: Rabs_pos.
  exact: vmax_ge.
by rewrite rsum_const card_ord /bias_size; lra.
Qed.

Lemma two_point_le j (o : two_point j) : Rabs (vl o) <= bias_size j.
Proof.
have B1 := bias_size_ge1 j.
by case: o => [[|[|[|//]]] ?]; rewrite /= /value3 /=; apply: Rabs_le; lra.
Qed.

Lemma two_point_charged j (o : two_point j) : charged o -> Rabs (vl o) = bias_size j.
Proof.
have B1 := bias_size_ge1 j; rewrite /charged.
case: o => [[|[|[|//]]] ?]; rewrite /= /mass3 /value3 /=.
- by move=> _; rewrite Rabs_left; lra.
- by rewrite Rinv_1 => H; exfalso; apply: H; lra.
- by move=> _; rewrite Rabs_right; lra.
Qed.

Lemma act_bounded d (s : sample n mu two_point d) b : Rabs (act x s b) <= act_bound d.
Proof.
elim: d s b => [|d IH] s b.
  by apply: (rsum_ge_term (F := fun p => Rabs (x p))) => p; exact: Rabs_pos.
rewrite [act _ _ _]/= /relu; have B1 := bias_size_ge1 d.
have -> : act_bound d.+1 = 2 * bias_size d by [].
case: posP => _; last by rewrite Rabs_R0; lra.
apply: Rle_trans (Rabs_triang _ _) _.
have := dot_bound (s.2 b) (IH s.1); have := two_point_le (s.2 b).2.
move=> A B; apply: Rle_trans (Rplus_le_compat _ _ _ _ B A) _; lra.
Qed.

Theorem generic_biases d : generic mu two_point x d.
Proof.
move=> j _ s /charged_sample [_ /charged_pow cs] b z0.
have /charged_pair [_ cb] := cs b.
have D := dot_bound (s.2 b) (act_bounded s.1).
have B := two_point_charged cb.
have : Rabs (bs (s.2 b)) <= bias_size j - 1; last by rewrite /bs B; lra.
have -> : bs (s.2 b) = - dot (wt (s.2 b)) (act x s.1) by move: z0; rewrite /preact /pre; lra.
by rewrite Rabs_Ropp.
Qed.

End Biases.

(* ---- The witness -------------------------------------------------------------- *)

(* All widths, all inputs, all kurtoses k_j >= 1: there is a net that satisfies     *)
(* every hypothesis at every depth.                                                 *)
Theorem witness (n : nat -> nat) (x : 'I_(n 0%N) -> R) (k : nat -> R) :
  (forall j, (0 < n j)%N) -> (forall j, 1 <= k j) ->
  exists mu nu : nat -> slaw,
    [/\ forall d, noties mu nu x d, forall d, he n mu d
      & forall j, kurtosis (mu j) = k j /\ mom (mu j) 4 = k j * mom (mu j) 2 ^ 2].
Proof.
move=> n0 k1; pose mu j := he_law (n j) (k1 j).
exists mu, (two_point mu x); split=> [d|d j _|j].
- by apply: generic_noties; exact: generic_biases.
- by split=> //; exact: he_law_var.
- by split; [exact: he_law_kurtosis | exact: he_law_mom4].
Qed.
