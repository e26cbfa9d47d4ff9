(* ========================================================================== *)
(*  Probability: finite probability spaces, and symmetrization on them.       *)
(*                                                                            *)
(*  A finite probability space is a finite type with non-negative masses of   *)
(*  sum one; an expectation is a finite sum.  Independence is a product of    *)
(*  spaces, so that conditioning on the earlier layers of a net is nothing    *)
(*  but summing one coordinate first.                                         *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

Record fprob := FProb {
  space :> finType;
  mass : space -> R;
  mass_ge0 : forall o, 0 <= mass o;
  mass_sum1 : \rsum_(o : space) mass o = 1
}.
Arguments mass {f} o.

Definition E (P : fprob) (X : P -> R) : R := \rsum_(o : P) (mass o * X o).
Arguments E P X : clear implicits.

(* "Almost surely": at every outcome of positive mass. *)
Definition charged (P : fprob) (o : P) : Prop := mass o <> 0.

(* ---- Linearity and order -------------------------------------------------- *)

Section Expectation.
Variable P : fprob.
Implicit Types X Y : P -> R.

Lemma E_ext_as X Y : (forall o, charged o -> X o = Y o) -> E P X = E P Y.
Proof.
move=> XY; apply: rsum_ext => o.
by case: (Req_EM_T (mass o) 0) => [->|/XY ->] //; rewrite !Rmult_0_l.
Qed.

Lemma E_ext X Y : X =1 Y -> E P X = E P Y.
Proof. by move=> XY; apply: E_ext_as => o _. Qed.

Lemma E_const c : E P (fun=> c) = c.
Proof. by rewrite /E rsum_mulr mass_sum1 Rmult_1_l. Qed.

Lemma E_add X Y : E P (fun o => X o + Y o) = E P X + E P Y.
Proof. by rewrite /E -rsum_add; apply: rsum_ext => o; ring. Qed.

Lemma E_scal c X : E P (fun o => c * X o) = c * E P X.
Proof. by rewrite /E -rsum_mull; apply: rsum_ext => o; ring. Qed.

Lemma E_scalr c X : E P (fun o => X o * c) = E P X * c.
Proof. by rewrite Rmult_comm -E_scal; apply: E_ext => o; ring. Qed.

Lemma E_sum (I : finType) (X : I -> P -> R) :
  E P (fun o => \rsum_(i : I) X i o) = \rsum_(i : I) E P (X i).
Proof. by rewrite /E exchange_big; apply: rsum_ext => o; rewrite rsum_mull. Qed.

Lemma E_le_as X Y : (forall o, charged o -> X o <= Y o) -> E P X <= E P Y.
Proof.
move=> XY; apply: rsum_le => o; case: (Req_EM_T (mass o) 0) => [->|/XY H].
  by lra.
by apply: Rmult_le_compat_l => //; exact: mass_ge0.
Qed.

Lemma E_le X Y : (forall o, X o <= Y o) -> E P X <= E P Y.
Proof. by move=> XY; apply: E_le_as => o _. Qed.

Lemma E_ge0 X : (forall o, 0 <= X o) -> 0 <= E P X.
Proof. by move=> X0; rewrite -(E_const 0); exact: E_le. Qed.

(* Jensen for powers, in the weighted form that moments of Z need: if         *)
(* E[X] = 1 and X >= 0 then E[X^(k+1)] >= (E[X^2])^k.                          *)
Lemma pow_tangent z m k : 0 <= z -> 0 <= m ->
  m ^ k.+1 + INR k.+1 * m ^ k * (z - m) <= z ^ k.+1.
Proof.
move=> z0 m0; elim: k => [|k IH]; first by rewrite /=; lra.
have mk := pow_le m k m0.
have := Rmult_le_compat_l z _ _ z0 IH; rewrite -[z * z ^ _]/(z ^ k.+2).
apply: Rle_trans; rewrite (S_INR k.+1).
have K0 : 0 <= INR k.+1 by exact: pos_INR.
have -> : m ^ k.+2 = m * (m * m ^ k) by [].
have -> : m ^ k.+1 = m * m ^ k by [].
move: (INR k.+1) (m ^ k) K0 mk => K u K0 u0.
have : 0 <= K * u * ((z - m) * (z - m)).
  by apply: Rmult_le_pos; [exact: Rmult_le_pos | exact: Rle_0_sqr].
by lra.
Qed.

Lemma E_pow_lower X k : (forall o, 0 <= X o) -> E P X = 1 ->
  E P (fun o => X o ^ 2) ^ k <= E P (fun o => X o ^ k.+1).
Proof.
case: k => [|k] X0 X1.
  by rewrite (@E_ext (fun o => X o ^ 1) X) => [|o]; rewrite ?X1 /=; lra.
set m := E P (fun o => X o ^ 2).
have m0 : 0 <= m by apply: E_ge0 => o; exact: pow2_ge_0.
apply: Rle_trans (_ : E P (fun o => (m ^ k.+1 - INR k.+1 * m ^ k * m) * X o
                                   + INR k.+1 * m ^ k * X o ^ 2) <= _).
  by rewrite E_add !E_scal X1 -/m; lra.
apply: E_le => o; have := Rmult_le_compat_l _ _ _ (X0 o) (pow_tangent k (X0 o) m0).
rewrite -[X o * X o ^ _]/(X o ^ k.+2); apply: Rle_trans.
by rewrite -[X o ^ 2]/(X o * (X o * 1)); lra.
Qed.

End Expectation.

(* ---- Independent products ------------------------------------------------- *)

Definition funit : fprob.
Proof.
apply: (@FProb unit_finType (fun=> 1)) => [_|]; first by lra.
by rewrite (big_pred1 tt) // => -[].
Defined.

Section Pair.
Variables P Q : fprob.

Definition fpair : fprob.
Proof.
apply: (@FProb (prod_finType P Q) (fun o => mass o.1 * mass o.2)) => [o|].
  by apply: Rmult_le_pos; exact: mass_ge0.
by rewrite rsum_pair -rsum_mul !mass_sum1 Rmult_1_l.
Defined.

Lemma E_pair (X : fpair -> R) :
  E fpair X = E P (fun a => E Q (fun b => X (a, b))).
Proof.
rewrite /E [LHS]rsum_pair; apply: rsum_ext => a.
by rewrite -rsum_mull; apply: rsum_ext => b /=; ring.
Qed.

Lemma charged_pair (o : fpair) : charged o <-> charged o.1 /\ charged o.2.
Proof.
rewrite /charged /=; split=> [H|[H1 H2]].
  by split=> H0; apply: H; rewrite H0; ring.
exact: Rmult_integral_contrapositive_currified.
Qed.

End Pair.

Section Power.
Variables (I : finType) (P : fprob).

(* Independent copies of P, one for each i : I. *)
Definition fpow : fprob.
Proof.
apply: (@FProb [finType of {ffun I -> P}] (fun f => \rprod_(i : I) mass (f i))) => [f|].
  by apply: rprod_ge0 => i; exact: mass_ge0.
rewrite -(@rprod_rsum I P (fun _ a => mass a)).
by rewrite big1 // => i _; exact: mass_sum1.
Defined.

Lemma E_pow_prod (F : I -> P -> R) :
  E fpow (fun f => \rprod_(i : I) F i (f i)) = \rprod_(i : I) E P (F i).
Proof.
rewrite /E [RHS]rprod_rsum; apply: rsum_ext => f /=.
by rewrite rprod_mul.
Qed.

Lemma charged_pow (f : fpow) : charged f <-> forall i, charged (f i).
Proof.
split=> [H i|H]; last exact: rprod_neq0.
exact: rprod_neq0_term H.
Qed.

(* One coordinate alone. *)
Lemma E_pow_one (i : I) (F : P -> R) : E fpow (fun f => F (f i)) = E P F.
Proof.
transitivity (E fpow (fun f => \rprod_(k : I) (if k == i then F (f k) else 1))).
  apply: E_ext => f; rewrite (bigD1 i) //= eqxx big1 ?Rmult_1_r // => k.
  by move/negbTE ->.
rewrite (E_pow_prod (fun k a => if k == i then F a else 1)) (bigD1 i) //= eqxx.
rewrite big1 ?Rmult_1_r => [|k /negbTE ->]; last exact: E_const.
by apply: E_ext.
Qed.

(* Two different coordinates. *)
Lemma E_pow_two (i j : I) (F G : P -> R) : i != j ->
  E fpow (fun f => F (f i) * G (f j)) = E P F * E P G.
Proof.
move=> ij; have ji : j != i by rewrite eq_sym.
transitivity (E fpow (fun f => \rprod_(k : I)
    (if k == i then F (f k) else if k == j then G (f k) else 1))).
  apply: E_ext => f; rewrite (bigD1 i) //= eqxx (bigD1 j) //= (negbTE ji) eqxx.
  rewrite big1 ?Rmult_1_r // => k /andP[/negbTE -> /negbTE ->] //.
rewrite (E_pow_prod (fun k a => if k == i then F a else if k == j then G a else 1)).
rewrite (bigD1 i) //= eqxx (bigD1 j) //= (negbTE ji) eqxx big1.
  by rewrite Rmult_1_r.
by move=> k /andP[/negbTE -> /negbTE ->]; exact: E_const.
Qed.

End Power.

(* ---- Symmetrization ------------------------------------------------------- *)

(* The indicator of z > 0: the derivative of the ReLU, zero at zero. *)
Definition pos (z : R) : bool := if Rlt_dec 0 z then true else false.

Lemma posP z : reflect (0 < z) (pos z).
Proof. by rewrite /pos; case: Rlt_dec => H; constructor. Qed.

Lemma pos_opp z : z <> 0 -> pos (- z) = ~~ pos z.
Proof. by move=> z0; case: (posP z) => Hz; case: (posP (- z)) => Hz' //; lra. Qed.

Section Symmetrization.
Variable P : fprob.

(* Abstract form.  Z is a pre-activation and G anything, and a symmetry of the *)
(* probability space (an involution that keeps masses) reverses the sign of Z  *)
(* and keeps G.  If Z vanishes only where G does, the gate 1{Z > 0} may be     *)
(* replaced by its mean 1/2.                                                   *)
Lemma symmetrize (flip : P -> P) (Z G : P -> R) :
  involutive flip -> (forall o, mass (flip o) = mass o) ->
  (forall o, Z (flip o) = - Z o) -> (forall o, G (flip o) = G o) ->
  (forall o, charged o -> Z o = 0 -> G o = 0) ->
  E P (fun o => if pos (Z o) then G o else 0) = / 2 * E P G.
Proof.
move=> flipK massF ZF GF tie.
have E2 : E P (fun o => if pos (Z o) then G o else 0)
        = E P (fun o => if pos (- Z o) then G o else 0).
  rewrite /E (reindex_inj (inv_inj flipK)); apply: rsum_ext => o /=.
  by rewrite massF ZF GF.
suff : E P G = E P (fun o => if pos (Z o) then G o else 0)
             + E P (fun o => if pos (- Z o) then G o else 0) by rewrite -E2 => ->; lra.
rewrite -E_add; apply: E_ext_as => o co.
case: (Req_EM_T (Z o) 0) => [Z0|Z0]; first by rewrite (tie _ co Z0); do 2 case: ifP; lra.
by rewrite pos_opp //; case: (pos _) => /=; lra.
Qed.

(* The form of the lecture: a weight vector w and a bias b whose joint law is  *)
(* invariant under (w, b) -> (-w, -b), a neuron w.v + b that is almost surely  *)
(* not zero, and an even function g of the weights.                            *)
Theorem symmetrization n (w : P -> 'I_n -> R) (b : P -> R) (v : 'I_n -> R)
    (g : ('I_n -> R) -> R) :
  (forall F : ('I_n -> R) -> R -> R,
     E P (fun o => F (w o) (b o)) = E P (fun o => F (fun i => - w o i) (- b o))) ->
  (forall u, g (fun i => - u i) = g u) ->
  let act o := \rsum_(i : 'I_n) (w o i * v i) + b o in
  (forall o, charged o -> act o <> 0) ->
  E P (fun o => (if pos (act o) then 1 else 0) * g (w o))
  = / 2 * E P (fun o => g (w o)).
Proof.
move=> sym even act tie.
pose z (u : 'I_n -> R) c := \rsum_(i : 'I_n) (u i * v i) + c.
have zN u c : z (fun i => - u i) (- c) = - z u c.
  rewrite /z Ropp_plus_distr -rsum_opp; congr (_ + _).
  by apply: rsum_ext => i; ring.
have E2 : E P (fun o => (if pos (act o) then 1 else 0) * g (w o))
        = E P (fun o => (if pos (- act o) then 1 else 0) * g (w o)).
  rewrite (sym (fun u c => (if pos (z u c) then 1 else 0) * g u)).
  by apply: E_ext => o; rewrite zN even.
suff : E P (fun o => g (w o))
     = E P (fun o => (if pos (act o) then 1 else 0) * g (w o))
     + E P (fun o => (if pos (- act o) then 1 else 0) * g (w o)).
  by rewrite -E2 => ->; lra.
rewrite -E_add; apply: E_ext_as => o co.
by rewrite pos_opp; [case: (pos _) => /=; lra | exact: tie].
Qed.

End Symmetrization.
