(* ========================================================================== *)
(*  Paths: an entry of a product of masked matrices is a sum over paths.      *)
(*                                                                            *)
(*  Nothing here is random and nothing is real: the statement holds over any  *)
(*  type with an addition and a multiplication that distribute, hence over    *)
(*  every ring, and its corollary is stated for mathcomp's matrices over any  *)
(*  commutative ring.  No axiom is used.                                      *)
(* ========================================================================== *)
From mathcomp Require Import all_ssreflect all_algebra.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(* ---- Paths --------------------------------------------------------------- *)

Section Routes.
Variable n : nat -> nat.                  (* n j is the width of layer j *)

(* A path from layer 0 to a given neuron of layer d: the neurons it visits in *)
(* the layers d-1, ..., 1, 0.  There are n (d-1) * ... * n 0 of them.          *)
Fixpoint route (d : nat) : finType :=
  if d is d'.+1 then prod_finType (route d') (ordinal_finType (n d'))
  else unit_finType.

Lemma card_route d : #|route d| = \prod_(j < d) n j.
Proof.
elim: d => [|d IH] /=; first by rewrite card_unit big_ord0.
by rewrite card_prod card_ord IH big_ord_recr.
Qed.

End Routes.

(* ---- Matrices as functions, over any distributive pair of operations ------ *)

Section PathSum.
Variables (T : Type) (zero one : T).
Variable mul : Monoid.mul_law zero.
Variable add : Monoid.add_law zero mul.
Variable n : nat -> nat.

Local Notation mat d e := ('I_(n d) -> 'I_(n e) -> T).
Local Notation "\tsum_ ( i : t ) F" := (\big[add/zero]_(i : t) F)
  (at level 41, F at level 41, i at level 50).

Definition mprod a b c (A : mat a b) (B : mat b c) : mat a c :=
  fun i k => \tsum_(j : 'I_(n b)) mul (A i j) (B j k).

Definition mdiag a (m : 'I_(n a) -> bool) : mat a a :=
  fun i j => if (i == j) && m i then one else zero.

Definition mone a : mat a a := fun i j => if i == j then one else zero.

Variable W : forall j, mat j.+1 j.         (* the weights  W^(j+1)          *)
Variable D : forall j, 'I_(n j.+1) -> bool. (* the masks   1{ z^(j+1) > 0 }  *)

(* J_0 = 1,  J_{j+1} = D_{j+1} W^{(j+1)} J_j. *)
Fixpoint mjac d : mat d 0 :=
  if d is d'.+1 then mprod (mdiag (@D d')) (mprod (@W d') (@mjac d'))
  else @mone 0.

(* The same entry without matrices: a masked row times the previous ones. *)
Fixpoint rjac d : mat d 0 :=
  if d is d'.+1 then fun q p =>
    if D q then \tsum_(a : 'I_(n d')) mul (W q a) (@rjac d' a p) else zero
  else fun q p => if q == p then one else zero.

(* Weight of a path from p to q: the product of its edges, if every neuron it *)
(* visits after the input is switched on, and zero otherwise.                 *)
Fixpoint rweight (p : 'I_(n 0)) d : route n d -> 'I_(n d) -> T :=
  match d return route n d -> 'I_(n d) -> T with
  | 0 => fun _ q => if q == p then one else zero
  | d'.+1 => fun g q =>
      if D q then mul (W q g.2) (rweight p g.1 g.2) else zero
  end.

Hypothesis mul1t : left_id one mul.

Lemma mdiag_mprod a b (m : 'I_(n a) -> bool) (A : mat a b) i k :
  mprod (mdiag m) A i k = if m i then A i k else zero.
Proof.
rewrite /mprod (bigD1 i) //= /mdiag eqxx /= big1 => [|j /negbTE ji].
  by rewrite Monoid.mulm1; case: (m i); rewrite ?mul1t ?Monoid.mul0m.
by rewrite eq_sym ji Monoid.mul0m.
Qed.

(* The matrix product and the recursion over neurons agree. *)
Lemma mjac_rjac d q p : @mjac d q p = @rjac d q p.
Proof.
elim: d q p => [|d IH] q p //=.
rewrite mdiag_mprod; case: (D q) => //.
by apply: eq_bigr => a _; rewrite IH.
Qed.

(* SUM OVER PATHS for the recursion ... *)
Lemma rjac_paths d q p : @rjac d q p = \tsum_(g : route n d) rweight p g q.
Proof.
elim: d q => [|d IH] q.
  by rewrite (big_pred1 tt) //= => -[].
rewrite [LHS]/=; case Dq: (D q); last first.
  by rewrite big1 // => g _; rewrite /= Dq.
transitivity (\tsum_(a : 'I_(n d)) \tsum_(h : route n d) mul (W q a) (rweight p h a)).
  by apply: eq_bigr => a _; rewrite IH big_distrr.
rewrite exchange_big pair_bigA /=.
by apply: eq_bigr => -[h a] _ /=; rewrite Dq.
Qed.

(* ... and for the matrix product. *)
Theorem mjac_paths d q p : @mjac d q p = \tsum_(g : route n d) rweight p g q.
Proof. by rewrite mjac_rjac rjac_paths. Qed.

End PathSum.

(* ---- The same for mathcomp matrices over a commutative ring --------------- *)

Section Ring.
Import GRing.Theory.
Local Open Scope ring_scope.
Variables (A : comRingType) (n : nat -> nat).
Variable W : forall j, 'M[A]_(n j.+1, n j).
Variable D : forall j, 'I_(n j.+1) -> bool.

Fixpoint jac d : 'M[A]_(n d, n 0) :=
  if d is d'.+1
  then diag_mx (\row_i (D i)%:R) *m W d' *m jac d'
  else 1%:M.

Fixpoint pweight (p : 'I_(n 0)) d : route n d -> 'I_(n d) -> A :=
  match d return route n d -> 'I_(n d) -> A with
  | 0 => fun _ q => (q == p)%:R
  | d'.+1 => fun g q => (D q)%:R * W d' q g.2 * pweight p g.1 g.2
  end.

Theorem jacobian_sum_over_paths d q p :
  jac d q p = \sum_(g : route n d) pweight p g q.
Proof.
elim: d q => [|d IH] q; first by rewrite /= mxE (big_pred1 tt) // => -[].
rewrite [jac _]/= -mulmxA mul_diag_mx !mxE.
transitivity (\sum_(a : 'I_(n d)) \sum_(h : route n d)
                (D q)%:R * W d q a * pweight p h a).
  rewrite big_distrr; apply: eq_bigr => a _ /=.
  by rewrite IH mulrA big_distrr.
by rewrite exchange_big pair_bigA; apply: eq_bigr => -[].
Qed.

(* The same matrix written with functions, as it is used for real nets. *)
Theorem jacobian_as_functions d q p :
  jac d q p = @mjac A 0 1 _ (GRing.addoid A) n (fun j => W j) D d q p.
Proof.
rewrite mjac_rjac; last exact: mul1r.
elim: d q => [|d IH] q; first by rewrite /= mxE; case: (q == p).
rewrite [jac _]/= -mulmxA mul_diag_mx !mxE /=.
case: (D q); rewrite ?mul0r ?mul1r //.
by apply: eq_bigr => a _; rewrite IH.
Qed.

End Ring.
