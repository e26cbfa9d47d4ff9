(* ========================================================================== *)
(*  LawIdentity: the gates of a random net are, for every even statistic,     *)
(*  independent fair coins.                                                   *)
(*                                                                            *)
(*  In the product model the masks 1{z > 0} are replaced by fair coins that   *)
(*  are independent of all weights.  Every function of the Jacobian that does *)
(*  not change when rows change their sign (Z_q, every even power of every    *)
(*  entry, J^T J, the singular values, ...) has the same expectation, hence   *)
(*  the same law, in the net and in the product model, whatever the input,    *)
(*  whatever the symmetric biases, provided only that (H) holds.              *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability Laws Net.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* ---- Two facts about expectations ------------------------------------------- *)

Lemma E_reindex (P : fprob) (f : P -> P) (X : P -> R) :
  involutive f -> (forall o, mass (f o) = mass o) ->
  E P (fun o => X (f o)) = E P X.
Proof.
move=> fK massf; rewrite [RHS]/E (reindex_inj (inv_inj fK)).
by apply: rsum_ext => o /=; rewrite massf.
Qed.

Lemma E_swap (P Q : fprob) (X : P -> Q -> R) :
  E P (fun a => E Q (fun b => X a b)) = E Q (fun b => E P (fun a => X a b)).
Proof.
rewrite /E; under rsum_ext => a do rewrite -rsum_mull.
rewrite exchange_big; apply: rsum_ext => b; rewrite -rsum_mull.
by apply: rsum_ext => a; ring.
Qed.

(* A fair coin. *)
Definition coin : fprob.
Proof.
apply: (@FProb bool_finType (fun=> / 2)) => [_|]; first by lra.
by rewrite big_bool /=; lra.
Defined.

Definition sgn (e : bool) (t : R) : R := if e then - t else t.

Section LawIdentity.
Variables (n : nat -> nat) (mu nu : nat -> slaw) (x : 'I_(n 0%N) -> R).
Local Notation sample := (sample n mu nu).
Local Notation layer := (layer n mu nu).
Local Notation matrix d := ('I_(n d) -> 'I_(n 0%N) -> R).

(* One coin for each neuron of layer d+1. *)
Definition coins d : fprob := fpow [finType of 'I_(n d.+1)] coin.

(* The product model: weights and, independently, coins. *)
Fixpoint msample d : fprob :=
  if d is d'.+1 then fpair (msample d') (fpair (layer d') (coins d')) else funit.

(* D W M, for given masks. *)
Definition masked d (c : 'I_(n d.+1) -> bool) (L : layer d) (M : matrix d) : matrix d.+1 :=
  fun q p => if c q then dot (wt (L q)) (fun a => M a p) else 0.

(* The Jacobian of the product model. *)
Fixpoint PJ d : msample d -> matrix d :=
  match d return msample d -> matrix d with
  | 0 => fun _ q p => if q == p then 1 else 0
  | d'.+1 => fun s => masked (fun q => s.2.2 q) s.2.1 (PJ s.1)
  end.

(* An even statistic: it depends on the values of the matrix only, and not on    *)
(* the signs of its rows.                                                         *)
Definition even_stat d (Phi : matrix d -> R) : Prop :=
  (forall M M', (forall q p, M q p = M' q p) -> Phi M = Phi M') /\
  (forall (e : 'I_(n d) -> bool) M, Phi (fun q p => sgn (e q) (M q p)) = Phi M).

(* ---- Flipping rows and columns of a layer -------------------------------------- *)

Section Flips.
Variable d : nat.
Local Notation row := (row (n d) (mu d) (nu d)).

Definition row_flip (e : coins d) (L : layer d) : layer d :=
  [ffun b => if e b then flip (L b) else L b].

Lemma row_flipK e : involutive (row_flip e).
Proof. by move=> L; apply/ffunP => b; rewrite !ffunE; case: (e b); rewrite ?flipK. Qed.

Lemma mass_row_flip e L : mass (row_flip e L) = mass L.
Proof.
by apply: rprod_ext => b; rewrite ffunE; case: (e b); rewrite // mass_flip.
Qed.

Definition col_flip1 (e : 'I_(n d) -> bool) (r : row) : row :=
  ([ffun a => if e a then ng (r.1 a) else r.1 a], r.2).
Definition col_flip (e : 'I_(n d) -> bool) (L : layer d) : layer d :=
  [ffun b => col_flip1 e (L b)].

Lemma col_flipK e : involutive (col_flip e).
Proof.
move=> L; apply/ffunP => b; rewrite !ffunE /col_flip1 /=; case: (L b) => w c /=.
by congr (_, _); apply/ffunP => a; rewrite !ffunE; case: (e a); rewrite ?ngK.
Qed.

Lemma mass_col_flip e L : mass (col_flip e L) = mass L.
Proof.
apply: rprod_ext => b; rewrite ffunE /=; congr (_ * _).
by apply: rprod_ext => a; rewrite ffunE; case: (e a); rewrite // mass_ng.
Qed.

Lemma dot_col_flip e (L : layer d) b (v : 'I_(n d) -> R) :
  dot (wt (col_flip e L b)) v = dot (wt (L b)) (fun a => sgn (e a) (v a)).
Proof.
apply: rsum_ext => a; rewrite /wt ffunE /= ffunE.
by case: (e a) => //=; rewrite vl_ng; ring.
Qed.

Lemma xorK (m : 'I_(n d.+1) -> bool) :
  involutive (fun e : coins d => [ffun b => e b (+) m b] : coins d).
Proof. by move=> e; apply/ffunP => b; rewrite !ffunE addbK. Qed.

(* The average of a statistic over weights and coins, as a function of what       *)
(* enters the layer.                                                              *)
Definition smear (Phi : matrix d.+1 -> R) (M : matrix d) : R :=
  E (layer d) (fun L => E (coins d) (fun c => Phi (masked (fun q => c q) L M))).

(* It is even again: signs of rows become signs of columns of weights.            *)
Lemma smear_even Phi : even_stat Phi -> even_stat (smear Phi).
Proof.
move=> [ext inv]; split=> [M M' MM|e M].
  apply: E_ext => L; apply: E_ext => c; apply: ext => q p.
  by rewrite /masked; case: (c q) => //; apply: dot_ext.
rewrite -[RHS](E_reindex (fun L => E (coins d) (fun c => Phi (masked (fun q => c q) L M)))
                 (col_flipK e) (mass_col_flip e)).
apply: E_ext => L; apply: E_ext => c; apply: ext => q p.
by rewrite /masked dot_col_flip.
Qed.

(* THE SIGN LEMMA.  Averaging over the signs of the rows turns gates into coins.  *)
Lemma gates_are_coins (s : sample d) (Phi : matrix d.+1 -> R) :
  noties mu nu x d.+1 -> charged s -> even_stat Phi ->
  E (layer d) (fun L => Phi (J x ((s, L) : sample d.+1))) = smear Phi (J x s).
Proof.
move=> H cs [ext inv].
transitivity (E (coins d) (fun e => E (layer d)
    (fun L => Phi (J x ((s, row_flip e L) : sample d.+1))))).
  rewrite -[LHS](E_const (coins d)); apply: E_ext => e.
  by rewrite (E_reindex (fun L => Phi (J x ((s, L) : sample d.+1)))
                (row_flipK e) (mass_row_flip e)).
rewrite E_swap; apply: E_ext_as => L /charged_pow cL.
pose m b := pos (pre (L b) (act x s)).
have massX : forall e : coins d, mass ([ffun b => e b (+) m b] : coins d) = mass e by [].
rewrite -[RHS](E_reindex (fun c : coins d => Phi (masked (fun q => c q) L (J x s)))
                 (xorK m) massX); apply: E_ext => e.
rewrite -(inv (fun b => e b)); apply: ext => b p.
rewrite /masked ffunE /= ffunE.
have [z0|z0] := Req_EM_T (pre (L b) (act x s)) 0.
  have g0 := noties_row H cs b (cL b) z0 p.
  rewrite g0; case: (e b); rewrite ?dot_flip ?g0 /sgn;
    by case: (pos _); case: (m b) => /=; ring.
rewrite /m; case: (e b); rewrite /sgn ?pre_flip ?dot_flip ?pos_opp //=.
by case: (pos _) => /=; ring.
Qed.

End Flips.

(* ---- The identity ---------------------------------------------------------------- *)

Theorem law_identity d (Phi : matrix d -> R) :
  noties mu nu x d -> even_stat Phi ->
  E (sample d) (fun s => Phi (J x s)) = E (msample d) (fun s => Phi (PJ s)).
Proof.
elim: d Phi => [|d IH] Phi H even; first by apply: E_ext.
rewrite [LHS]E_pair [RHS]E_pair.
transitivity (E (sample d) (fun s => smear Phi (J x s))).
  by apply: E_ext_as => s cs; exact: gates_are_coins.
rewrite (IH (smear Phi)); last 2 first.
- exact: noties_le H.
- exact: smear_even.
by apply: E_ext => s; rewrite /smear [RHS]E_pair.
Qed.

(* In particular: the whole law of Z_q (F is any function, so take indicators),   *)
(* for any q; and the joint law of all Z_q.                                         *)
Corollary law_of_Z d (F : ('I_(n d) -> R) -> R) : noties mu nu x d ->
  (forall z z', (forall q, z q = z' q) -> F z = F z') ->
  E (sample d) (fun s => F (Z x s))
  = E (msample d) (fun s => F (fun q => \rsum_(p : 'I_(n 0%N)) PJ s q p ^ 2)).
Proof.
move=> H ext.
apply: (law_identity (Phi := fun M => F (fun q => \rsum_(p : 'I_(n 0%N)) M q p ^ 2)) H).
split=> [M M' MM|e M]; apply: ext => q; apply: rsum_ext => p; first by rewrite MM.
by rewrite /sgn; case: (e q); ring.
Qed.

End LawIdentity.
