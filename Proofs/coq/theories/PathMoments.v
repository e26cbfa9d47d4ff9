(* ========================================================================== *)
(*  PathMoments: the sum-over-paths formula for every even moment.            *)
(*                                                                            *)
(*  Fix m starting neurons p_k and m end neurons q_k, every end neuron being  *)
(*  used an even number of times.  Then E[ prod_k Z_{p_k, q_k} ] is a sum     *)
(*  over the m-tuples Gamma of paths from p_k to q_k, of the product over the *)
(*  layers of                                                                 *)
(*       (1/2)^|Gamma(j)|  prod_{a, b}  mu_{|Gamma_{a,b}(j)|}                 *)
(*  where |Gamma(j)| counts the DISTINCT neurons of layer j on the paths and  *)
(*  |Gamma_{a,b}(j)| the paths that use the edge from a to b.                 *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability Laws Net.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* A product of conditional terms is the conditional product. *)
Lemma rprod_if (K : finType) (P : pred K) (c : bool) (F : K -> R) :
  (exists k, P k) ->
  \rprod_(k | P k) (if c then F k else 0) = if c then \rprod_(k | P k) F k else 0.
Proof. by move=> [k Pk]; case: c => //; rewrite (bigD1 k) //= Rmult_0_l. Qed.

Lemma rprod_opp_even (K : finType) (P : pred K) (F G : K -> R) :
  ~~ odd #|P| -> (forall k, G k = - F k) ->
  \rprod_(k | P k) G k = \rprod_(k | P k) F k.
Proof.
move=> ev GF; rewrite (eq_bigr (fun k => (- 1) * F k)) => [|k _]; last by rewrite GF; ring.
rewrite big_split /= rprod_pow_card pow_opp (negbTE ev) pow1 -[RHS]Rmult_1_l //.
Qed.

(* If a sum of natural numbers is odd, so is one of its terms. *)
Lemma odd_sum_exists (K : finType) (F : K -> nat) :
  odd (\sum_(k : K) F k) -> exists k, odd (F k).
Proof.
move=> odd_sum; case: (pickP (fun k => odd (F k))) => [k Fk|ev]; first by exists k.
suff : ~~ odd (\sum_(k : K) F k) by rewrite odd_sum.
elim/big_ind: _ => // [a b ea eb|k _]; last by rewrite ev.
by rewrite oddD (negbTE ea) (negbTE eb).
Qed.

Section PathMoments.
Variables (n : nat -> nat) (mu nu : nat -> slaw) (x : 'I_(n 0) -> R).
Variable m : nat.                       (* the number of paths           *)
Variable p : 'I_m -> 'I_(n 0).          (* where they start              *)

Local Notation sample := (sample n mu nu).
Local Notation layer := (layer n mu nu).

(* Gamma(j): where the m paths are in layer j. *)
Definition ends (j : nat) : finType := [finType of {ffun 'I_m -> 'I_(n j)}].

(* Every neuron is visited an even number of times. *)
Definition even_ends j (be : ends j) : Prop :=
  forall b, ~~ odd #|[pred k | be k == b]|.

(* |Gamma_{a,b}|: the number of paths that use the edge from a to b. *)
Definition mult j (al : ends j) (be : ends j.+1) a b : nat :=
  #|[pred k | (be k == b) && (al k == a)]|.

(* The factor of one layer, as printed. *)
Definition layer_factor j (al : ends j) (be : ends j.+1) : R :=
  (/ 2) ^ #|codom be|
  * \rprod_(b | b \in codom be) \rprod_(a | a \in codom al) mom (mu j) (mult al be a b).

(* m-tuples of paths with given ends in layer d: where they are in the layers   *)
(* d-1, ..., 1, 0.                                                              *)
Fixpoint paths (d : nat) : finType :=
  if d is d'.+1 then prod_finType (paths d') (ends d') else unit_finType.

(* The weight of Gamma; tuples that do not start at p have weight zero. *)
Fixpoint path_weight d : paths d -> ends d -> R :=
  match d return paths d -> ends d -> R with
  | 0 => fun _ q => if [forall k, q k == p k] then 1 else 0
  | d'.+1 => fun G q => layer_factor G.2 q * path_weight G.1 G.2
  end.

(* Neurons and edges that are not on the paths contribute a factor one. *)
Lemma layer_factor_all j (al : ends j) (be : ends j.+1) :
  layer_factor al be = (/ 2) ^ #|codom be|
    * \rprod_(b : 'I_(n j.+1)) \rprod_(a : 'I_(n j)) mom (mu j) (mult al be a b).
Proof.
rewrite /layer_factor; congr (_ * _); rewrite big_mkcond.
apply: eq_bigr => b _; case: ifP => [_|nb].
  rewrite big_mkcond; apply: eq_bigr => a _; case: ifP => // na.
  rewrite /mult eq_card0 ?mom0 // => k; rewrite !inE.
  by apply: contraFF na => /andP[_ /eqP <-]; exact: codom_f.
rewrite big1 // => a _; rewrite /mult eq_card0 ?mom0 // => k; rewrite !inE.
by apply: contraFF nb => /andP[/eqP <- _]; exact: codom_f.
Qed.

(* Evenness is inherited: an odd neuron needs an odd edge, whose moment is 0. *)
Lemma layer_factor_odd j (al : ends j) (be : ends j.+1) a :
  odd #|[pred k | al k == a]| -> layer_factor al be = 0.
Proof.
have -> : #|[pred k | al k == a]| = \sum_(b : 'I_(n j.+1)) mult al be a b.
  rewrite -sum1_card (partition_big be predT) //=; apply: eq_bigr => b _.
  by rewrite /mult -sum1_card; apply: eq_bigl => k; rewrite !inE andbC.
case/odd_sum_exists => b odd_ab; rewrite layer_factor_all (bigD1 b) //= (bigD1 a) //=.
by rewrite mom_odd // !Rmult_0_l Rmult_0_r.
Qed.

(* ---- One layer ------------------------------------------------------------ *)

Section Layer.
Variables (j : nat) (y : 'I_(n j) -> R) (v : 'I_m -> 'I_(n j) -> R).
Variable be : ends j.+1.
Hypothesis be_even : even_ends be.
Local Notation row := (row (n j) (mu j) (nu j)).
Hypothesis tie : forall r : row, charged r -> pre r y = 0 -> forall k, dot (wt r) (v k) = 0.

(* The masked row product of neuron b. *)
Lemma row_average b :
  E row (fun r => \rprod_(k | be k == b) (if pos (pre r y) then dot (wt r) (v k) else 0))
  = (if b \in codom be then / 2 else 1)
    * E row (fun r => \rprod_(k | be k == b) dot (wt r) (v k)).
Proof.
case: ifP => [/codomP[k0 bk0]|nb]; last first.
  rewrite Rmult_1_l; apply: E_ext => r; rewrite !big_pred0 // => k;
  by apply: contraFF nb => /eqP <-; exact: codom_f.
have ex : exists k, be k == b by exists k0; rewrite bk0.
rewrite -(@gate_half _ _ _ y) => [|r|r cr z0].
- by apply: E_ext => r; rewrite rprod_if.
- by apply: rprod_opp_even => [|k]; [exact: be_even | exact: dot_flip].
- case: ex => k bek; rewrite (bigD1 k) //=.
  by rewrite (tie cr z0) Rmult_0_l.
Qed.

(* The layer average of a product of masked dot products, expanded. *)
Lemma layer_average :
  E (layer j) (fun L => \rprod_(k : 'I_m)
      (if pos (pre (L (be k)) y) then dot (wt (L (be k))) (v k) else 0))
  = \rsum_(al : ends j) (layer_factor al be * \rprod_(k : 'I_m) v k (al k)).
Proof.
have by_row (F : 'I_m -> row -> R) :
  E (layer j) (fun L => \rprod_(k : 'I_m) F k (L (be k)))
  = \rprod_(b : 'I_(n j.+1)) E row (fun r => \rprod_(k | be k == b) F k r).
  rewrite -(E_pow_prod (fun b r => \rprod_(k | be k == b) F k r)).
  apply: E_ext => L; rewrite (partition_big be predT) //=.
  by apply: eq_bigr => b _; apply: eq_bigr => k /eqP ->.
rewrite (by_row (fun k r => if pos (pre r y) then dot (wt r) (v k) else 0)).
rewrite (eq_bigr _ (fun b _ => row_average b)) big_split /=.
rewrite -(by_row (fun k r => dot (wt r) (v k))).
rewrite -big_mkcond /= rprod_pow_card.
rewrite (@E_ext _ _ (fun L : layer j => \rsum_(al : ends j)
   ((\rprod_(k : 'I_m) v k (al k)) * \rprod_(k : 'I_m) wt (L (be k)) (al k)))); last first.
  move=> L; rewrite /dot rprod_rsum; apply: rsum_ext => al.
  by rewrite rprod_mul Rmult_comm.
rewrite E_sum -rsum_mull; apply: rsum_ext => al.
rewrite E_scal (by_row (fun k r => wt r (al k))) layer_factor_all.
rewrite (eq_bigr _ (fun b _ => row_monomial (mu j) (nu j) (fun k => be k == b) al)).
rewrite /mult; move: (\rprod_(k : 'I_m) _) => V.
by rewrite (@RmultC V) RmultA.
Qed.

End Layer.

(* ---- The formula ----------------------------------------------------------- *)

(* SUM OVER PATHS, for every even moment, all widths, all depths, all inputs. *)
Theorem sum_over_paths d (q : ends d) :
  noties mu nu x d -> even_ends q ->
  E (sample d) (fun s => \rprod_(k : 'I_m) J x s (q k) (p k))
  = \rsum_(G : paths d) path_weight G q.
Proof.
elim: d q => [|d IH] q H q_even.
  rewrite (big_pred1 tt) => [|[]] //=.
  rewrite [LHS](E_const funit); case: forallP => [qp|nqp].
    by rewrite big1 // => k _; rewrite qp.
  case: (pickP (fun k => q k != p k)) => [k /negbTE qk|all_eq].
    by rewrite (bigD1 k) //= qk Rmult_0_l.
  by case: nqp => k; apply/negPn; rewrite all_eq.
rewrite [LHS]E_pair rsum_pair.
transitivity (E (sample d) (fun s => \rsum_(al : ends d)
    (layer_factor al q * \rprod_(k : 'I_m) J x s (al k) (p k)))).
  apply: E_ext_as => s cs.
  apply: (layer_average (y := act x s) (v := fun k a => J x s a (p k)) q_even) => r cr z0 k.
  exact: (noties_row H cs (q k) cr z0).
rewrite E_sum [RHS]exchange_big; apply: rsum_ext => al; rewrite E_scal /= rsum_mull.
case: (pickP (fun a => odd #|[pred k | al k == a]|)) => [a odd_a|al_even].
  by rewrite (layer_factor_odd q odd_a) !Rmult_0_l.
rewrite IH //; first by apply: noties_le H.
by move=> a; rewrite al_even.
Qed.

End PathMoments.

(* The special case of one entry: E[ Z_{p,q}^(2K) ] over 2K paths from p to q. *)
Corollary sum_over_paths_entry (n : nat -> nat) (mu nu : nat -> slaw) (x : 'I_(n 0%N) -> R)
    (d K : nat) (p : 'I_(n 0%N)) (q : 'I_(n d)) :
  noties mu nu x d ->
  E (sample n mu nu d) (fun s => J x s q p ^ (2 * K)%N)
  = \rsum_(G : paths n (2 * K)%N d) @path_weight n mu (2 * K)%N (fun=> p) d G [ffun=> q].
Proof.
move=> H; rewrite -(@sum_over_paths _ _ nu x) //; last first.
  move=> b; rewrite (eq_card (B := if q == b then predT else pred0)); last first.
    by move=> k; rewrite !inE ffunE; case: (q == b).
  by case: (q == b); rewrite ?card0 // card_ord mul2n odd_double.
apply: E_ext => s; rewrite (eq_bigr (fun=> J x s q p)) => [|k _]; last by rewrite ffunE.
by rewrite big_const card_ord; elim: (2 * K)%N => //= k ->.
Qed.

(* ---- What the formula says at a glance ------------------------------------- *)

Lemma mom_ge0 mu k : 0 <= mom mu k.
Proof.
case k_odd: (odd k); first by rewrite mom_odd //; exact: Rle_refl.
apply: E_ge0 => a; rewrite -(odd_double_half k) k_odd add0n -mul2n pow_mult.
by apply: pow_le; exact: pow2_ge_0.
Qed.

Lemma rprod_mono (K : finType) (P : pred K) (F G : K -> R) :
  (forall k, 0 <= F k <= G k) ->
  0 <= \rprod_(k | P k) F k <= \rprod_(k | P k) G k.
Proof.
move=> FG; apply: (big_ind2 (fun a b => 0 <= a <= b)) => //; first by lra.
move=> a a' b b' [? ?] [? ?]; split; first exact: Rmult_le_pos.
exact: Rmult_le_compat.
Qed.

(* MONOTONICITY.  All coefficients are non-negative, so raising any moments of  *)
(* the weights raises every even moment of the Jacobian; the biases and the     *)
(* input may be changed at will.                                                *)
Theorem moments_monotone (n : nat -> nat) (mu nu mu' nu' : nat -> slaw)
    (x x' : 'I_(n 0%N) -> R) (m : nat) (p : 'I_m -> 'I_(n 0%N)) (d : nat) (q : ends n m d) :
  noties mu nu x d -> noties mu' nu' x' d -> even_ends q ->
  (forall j k, mom (mu j) k <= mom (mu' j) k) ->
  E (sample n mu nu d) (fun s => \rprod_(k : 'I_m) J x s (q k) (p k))
  <= E (sample n mu' nu' d) (fun s => \rprod_(k : 'I_m) J x' s (q k) (p k)).
Proof.
move=> H H' q_even le; rewrite !sum_over_paths //; apply: rsum_le => G.
suff : 0 <= path_weight mu p G q <= path_weight mu' p G q by case.
elim: d q G {H H' q_even} => [|d IH] q G; first by rewrite /=; case: ifP => _; lra.
have f : 0 <= layer_factor mu G.2 q <= layer_factor mu' G.2 q.
  have half : 0 <= (/ 2) ^ #|codom q| by apply: pow_le; lra.
  have prods : 0 <= \rprod_(b | b \in codom q) \rprod_(a | a \in codom G.2)
                        mom (mu d) (mult G.2 q a b)
      <= \rprod_(b | b \in codom q) \rprod_(a | a \in codom G.2)
                        mom (mu' d) (mult G.2 q a b).
    by apply: rprod_mono => b; apply: rprod_mono => a; split; [exact: mom_ge0 | exact: le].
  case: prods => p0 pp; rewrite /layer_factor; split; first exact: Rmult_le_pos.
  exact: Rmult_le_compat_l.
have [w0 w] := IH G.2 G.1; case: f => f0 ff; split; first exact: Rmult_le_pos.
exact: Rmult_le_compat.
Qed.

(* NEITHER THE INPUT NOR THE BIASES MATTER: with the same weights they can be    *)
(* changed at will (as long as (H) holds).                                       *)
Corollary moments_independent (n : nat -> nat) (mu nu nu' : nat -> slaw)
    (x x' : 'I_(n 0%N) -> R) (m : nat) (p : 'I_m -> 'I_(n 0%N)) (d : nat) (q : ends n m d) :
  noties mu nu x d -> noties mu nu' x' d -> even_ends q ->
  E (sample n mu nu d) (fun s => \rprod_(k : 'I_m) J x s (q k) (p k))
  = E (sample n mu nu' d) (fun s => \rprod_(k : 'I_m) J x' s (q k) (p k)).
Proof. by move=> H H' ev; rewrite !sum_over_paths. Qed.
