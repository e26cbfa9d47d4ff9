(* ========================================================================== *)
(*  GaussianFactor: the layer factor g_K(n) of Gaussian nets, for every K.    *)
(*                                                                            *)
(*    g_K(n) = (2/n)^K 2^(-n) sum_b C(n,b) b (b+2) ... (b+2K-2)               *)
(*                                                                            *)
(*  lies between  prod_{k<K} (1 + (4k+1)/n)  and  prod_{k<K} (1 + 5k/n),      *)
(*  k = 1..K-1, and the constants of the exponential bounds follow.  (That    *)
(*  g_K(n) is the factor of a Gaussian layer is proved by hand only.)         *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig SecondMoment Bounds.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* ---- Chebyshev's sum inequality, for two weights ------------------------------ *)

(* If w/u increases with f, the mean of f is larger under w than under u.           *)
Lemma chebyshev m (u w f : 'I_m -> R) :
  (forall i j : 'I_m, (i < j)%N -> f i <= f j) ->
  (forall i j : 'I_m, (i < j)%N -> u j * w i <= u i * w j) ->
  (\rsum_(i < m) (u i * f i)) * (\rsum_(i < m) w i)
  <= (\rsum_(i < m) u i) * (\rsum_(i < m) (w i * f i)).
Proof.
move=> f_inc ratio.
have term i j : 0 <= (u i * w j - u j * w i) * (f j - f i).
  case: (ltngtP i j) => [ij|ji|/val_inj ->]; last by lra.
    by apply: Rmult_le_pos; [have := ratio i j ij | have := f_inc i j ij]; lra.
  have -> : (u i * w j - u j * w i) * (f j - f i)
          = (u j * w i - u i * w j) * (f i - f j) by ring.
  by apply: Rmult_le_pos; [have := ratio j i ji | have := f_inc j i ji]; lra.
have : 0 <= \rsum_(i < m) \rsum_(j < m) ((u i * w j - u j * w i) * (f j - f i)).
  by apply: rsum_ge0 => i; exact: rsum_ge0.
have -> : \rsum_(i < m) \rsum_(j < m) ((u i * w j - u j * w i) * (f j - f i))
  = 2 * ((\rsum_(i < m) u i) * (\rsum_(i < m) (w i * f i)))
  - 2 * ((\rsum_(i < m) (u i * f i)) * (\rsum_(i < m) w i)).
  transitivity ((\rsum_(i < m) u i) * (\rsum_(j < m) (w j * f j))
    + (\rsum_(i < m) (w i * f i)) * (\rsum_(j < m) u j)
    - ((\rsum_(i < m) (u i * f i)) * (\rsum_(j < m) w j)
       + (\rsum_(i < m) w i) * (\rsum_(j < m) (u j * f j)))); last by ring.
  rewrite !rsum_mul -!rsum_add -rsum_sub; apply: rsum_ext => i.
  by rewrite -!rsum_add -rsum_sub; apply: rsum_ext => j; ring.
by lra.
Qed.

(* ---- Binomial sums ------------------------------------------------------------ *)

(* The falling product b (b-1) ... (b-k+1) and the rising b (b+2) ... (b+2k-2).       *)
Fixpoint fall (b : R) (k : nat) : R := if k is i.+1 then fall b i * (b - INR i) else 1.
Fixpoint rise (b : R) (k : nat) : R := if k is i.+1 then rise b i * (b + 2 * INR i) else 1.

(* T n F = sum_b C(n,b) F(b). *)
Definition T n (F : R -> R) : R := \rsum_(b < n.+1) (INR 'C(n, b) * F (INR b)).

Lemma T_ext n F G : (forall b, F b = G b) -> T n F = T n G.
Proof. by move=> FG; apply: rsum_ext => b; rewrite FG. Qed.

Lemma T_add n F G : T n (fun b => F b + G b) = T n F + T n G.
Proof. by rewrite /T -rsum_add; apply: rsum_ext => b; ring. Qed.

Lemma T_scal n c F : T n (fun b => c * F b) = c * T n F.
Proof. by rewrite /T -rsum_mull; apply: rsum_ext => b; ring. Qed.

Lemma T0 F : T 0 F = F 0.
Proof. by rewrite /T big_ord_recl big_ord0 bin0 /=; ring. Qed.

(* Pascal's rule. *)
Lemma TS n F : T n.+1 F = T n F + T n (fun b => F (b + 1)).
Proof.
rewrite /T big_ord_recl [X in _ = X + _]big_ord_recl !bin0 Rplus_assoc; congr (_ + _).
transitivity (\rsum_(i < n.+1) (INR 'C(n, i.+1) * F (INR i.+1))
            + \rsum_(i < n.+1) (INR 'C(n, i) * F (INR i + 1))).
  rewrite -rsum_add; apply: rsum_ext => i.
  by rewrite lift0 binS plus_INR S_INR; ring.
congr (_ + _); rewrite big_ord_recr bin_small // Rmult_0_l [LHS]Rplus_0_r.
by apply: rsum_ext => i; rewrite lift0.
Qed.

Lemma fall_shift b k : fall (b + 1) k.+1 = (b + 1) * fall b k.
Proof.
elim: k => [|k IH]; first by rewrite /=; ring.
have -> : fall (b + 1) k.+2 = fall (b + 1) k.+1 * (b + 1 - INR k.+1) by [].
by rewrite IH S_INR [fall b k.+1]/=; ring.
Qed.

Lemma fall_diff b k : fall (b + 1) k = fall b k + INR k * fall b k.-1.
Proof.
case: k => [|k]; first by rewrite /=; ring.
by rewrite fall_shift S_INR [fall b k.+1]/= [k.+1.-1]/=; ring.
Qed.

(* sum_b C(n,b) b(b-1)...(b-k+1) = n(n-1)...(n-k+1) 2^(n-k). *)
Lemma T_fall n k : T n (fun b => fall b k) * 2 ^ k = fall (INR n) k * 2 ^ n.
Proof.
elim: n k => [|n IH] k.
  rewrite T0; case: k => [|k]; first by rewrite /=; ring.
  have -> : fall 0 k.+1 = 0.
    by elim: k => [|k IH]; [rewrite /=; ring | rewrite -[LHS]/(fall 0 k.+1 * _) IH Rmult_0_l].
  by rewrite /=; ring.
rewrite TS (T_ext _ (fun b => fall_diff b k)) T_add T_scal S_INR fall_diff.
case: k => [|k].
  have := IH 0%N; rewrite /=; lra.
have := IH k.+1; have := IH k; rewrite [k.+1.-1]/= -[2 ^ n.+1]/(2 * 2 ^ n) -[2 ^ k.+1]/(2 * 2 ^ k).
move: (T _ _) (T _ _) (fall _ _) (fall _ _) (2 ^ n) (2 ^ k) (INR k.+1) => A B C D N P Q e1 e2.
have -> : (A + (A + Q * B)) * (2 * P) = 2 * (A * (2 * P)) + 2 * Q * (B * P) by ring.
by rewrite e1 e2; ring.
Qed.

(* The mean of b under the weights C(n,b) b(b-1)...(b-k+1) is (n+k)/2. *)
Lemma fall_mean n k :
  T n (fun b => fall b k * b) = (INR n + INR k) / 2 * T n (fun b => fall b k).
Proof.
rewrite (@T_ext n _ (fun b => fall b k.+1 + INR k * fall b k)) => [|b]; last by rewrite /=; ring.
rewrite T_add T_scal; have := T_fall n k.+1; have := T_fall n k.
have P : 0 < 2 ^ k by apply: pow_lt; lra.
rewrite [fall (INR n) k.+1]/= -[2 ^ k.+1]/(2 * 2 ^ k) => e1 e2.
apply: (Rmult_eq_reg_r (2 * 2 ^ k)); last by lra.
rewrite Rmult_plus_distr_r e2.
have -> : (INR n + INR k) / 2 * T n (fun b => fall b k) * (2 * 2 ^ k)
        = (INR n + INR k) * (T n (fun b => fall b k) * 2 ^ k) by field.
have -> : INR k * T n (fun b => fall b k) * (2 * 2 ^ k)
        = 2 * INR k * (T n (fun b => fall b k) * 2 ^ k) by ring.
by rewrite e1; ring.
Qed.

(* ---- Comparing the tilted means -------------------------------------------------- *)

Lemma rise_ge0 b k : 0 <= b -> 0 <= rise b k.
Proof.
move=> b0; elim: k => [|k IH] /=; first by lra.
by apply: Rmult_le_pos => //; have := pos_INR k; lra.
Qed.

Lemma fall_nat_ge0 i k : 0 <= fall (INR i) k /\ ((i < k)%N -> fall (INR i) k = 0).
Proof.
elim: k => [|k [IH0 IH]]; first by split=> //=; lra.
rewrite /=; case: (ltnP i k) => [ik|ki].
  by rewrite (IH ik) Rmult_0_l; split=> [|_]; lra.
have le : INR k <= INR i by apply: le_INR; exact/leP.
split; first by apply: Rmult_le_pos => //; lra.
rewrite ltnS => ik; have -> : i = k by apply/eqP; rewrite eqn_leq ik ki.
by rewrite Rminus_diag_eq // Rmult_0_r.
Qed.

(* The rising product grows more slowly than the falling one ... *)
Lemma rise_fall i j k : (i < j)%N ->
  rise (INR j) k * fall (INR i) k <= rise (INR i) k * fall (INR j) k.
Proof.
move=> ij; have i0 := pos_INR i.
have lt : INR i <= INR j by apply: le_INR; apply/leP; exact: ltnW.
elim: k => [|k IH]; first by rewrite /=; lra.
case: (ltnP i k.+1) => [ik|ki].
  rewrite (proj2 (fall_nat_ge0 i k.+1) ik) Rmult_0_r.
  by apply: Rmult_le_pos; [exact: rise_ge0 | case: (fall_nat_ge0 j k.+1)].
have le : INR k <= INR i by apply: le_INR; apply/leP; exact: ltnW.
have k0 := pos_INR k.
rewrite /=.
have -> : rise (INR j) k * (INR j + 2 * INR k) * (fall (INR i) k * (INR i - INR k))
  = rise (INR j) k * fall (INR i) k * ((INR j + 2 * INR k) * (INR i - INR k)) by ring.
have -> : rise (INR i) k * (INR i + 2 * INR k) * (fall (INR j) k * (INR j - INR k))
  = rise (INR i) k * fall (INR j) k * ((INR i + 2 * INR k) * (INR j - INR k)) by ring.
apply: Rmult_le_compat => //.
- by apply: Rmult_le_pos; [apply: rise_ge0; lra | case: (fall_nat_ge0 i k)].
- by apply: Rmult_le_pos; lra.
- have : 0 <= INR k * (INR j - INR i) by apply: Rmult_le_pos; lra.
  by lra.
Qed.

(* ... and faster than b itself. *)
Lemma id_rise i j k : (i < j)%N ->
  INR j * rise (INR i) k.+1 <= INR i * rise (INR j) k.+1.
Proof.
move=> ij; have i0 := pos_INR i.
have lt : INR i <= INR j by apply: le_INR; apply/leP; exact: ltnW.
elim: k => [|k IH]; first by rewrite /=; lra.
have -> : rise (INR i) k.+2 = rise (INR i) k.+1 * (INR i + 2 * INR k.+1) by [].
have -> : rise (INR j) k.+2 = rise (INR j) k.+1 * (INR j + 2 * INR k.+1) by [].
have r0 := rise_ge0 k.+1 i0; have k0 := pos_INR k.+1.
move: (rise (INR i) k.+1) (rise (INR j) k.+1) (INR k.+1) IH r0 k0 => A B K IH r0 k0.
rewrite -[INR j * _]Rmult_assoc -[INR i * _]Rmult_assoc; apply: Rmult_le_compat => //; try by lra.
by apply: Rmult_le_pos; lra.
Qed.

Lemma T_weighted n F : \rsum_(b < n.+1) (INR 'C(n, b) * F (INR b) * INR b) = T n (fun b => F b * b).
Proof. by apply: rsum_ext => b; ring. Qed.

Lemma INR_inc n (i j : 'I_n) : (i < j)%N -> INR i <= INR j.
Proof. by move=> ij; apply: le_INR; apply/leP; exact: ltnW. Qed.

Lemma cross n (F G : R -> R) :
  (forall i j, (i < j)%N -> F (INR j) * G (INR i) <= F (INR i) * G (INR j)) ->
  T n (fun b => F b * b) * T n G <= T n F * T n (fun b => G b * b).
Proof.
move=> ratio; rewrite -!T_weighted; apply: chebyshev => i j ij; first exact: INR_inc.
have := ratio i j ij; have c := pos_INR 'C(n, i); have c' := pos_INR 'C(n, j).
move/(Rmult_le_compat_l _ _ _ (Rmult_le_pos _ _ c c')) => H.
by apply: Rle_trans (Rle_trans _ _ _ _ H) _; right; ring.
Qed.

Lemma T_ge0 n F : (forall i, 0 <= F (INR i)) -> 0 <= T n F.
Proof. by move=> F0; apply: rsum_ge0 => b; apply: Rmult_le_pos => //; exact: pos_INR. Qed.

Lemma T_fall_gt0 n k : (k <= n)%N -> 0 < T n (fun b => fall b k).
Proof.
move=> kn; have P : 0 < 2 ^ k by apply: pow_lt; lra.
apply: (Rmult_lt_reg_r (2 ^ k)) => //; rewrite Rmult_0_l T_fall.
apply: Rmult_lt_0_compat; last by apply: pow_lt; lra.
elim: k kn {P} => [|k IH] kn /=; first by lra.
apply: Rmult_lt_0_compat; first by apply: IH; exact: ltnW.
by have := lt_INR k n; move/(_ (elimT ltP kn)); lra.
Qed.

Lemma rise_mean_lower n k : (0 < n)%N ->
  (INR n + 1) / 2 * T n (fun b => rise b k.+1) <= T n (fun b => rise b k.+1 * b).
Proof.
move=> n0; have := @cross n (fun b => b) (fun b => rise b k.+1) (fun i j => @id_rise i j k).
have f1 b : fall b 1 = b by rewrite /=; ring.
have := fall_mean n 1; rewrite (@T_ext n _ (fun b => b * b)) => [|b]; last by rewrite f1.
rewrite [X in _ * X](T_ext _ f1) => ->; have := T_fall_gt0 n0; rewrite (T_ext _ f1) => P.
rewrite /= -/(rise _ k) => H; apply: (Rmult_le_reg_l (T n (fun b => b))) => //.
by apply: Rle_trans H; right; ring.
Qed.

Lemma rise_mean_upper n k :
  T n (fun b => rise b k * b) <= (INR n + INR k) / 2 * T n (fun b => rise b k).
Proof.
have R0 : 0 <= T n (fun b => rise b k) by apply: T_ge0 => i; apply: rise_ge0; exact: pos_INR.
case: (leqP k n) => [kn|nk].
  have P := T_fall_gt0 kn.
  have := @cross n (fun b => rise b k) (fun b => fall b k) (fun i j => @rise_fall i j k).
  rewrite fall_mean => H; apply: (Rmult_le_reg_r (T n (fun b => fall b k))) => //.
  by apply: Rle_trans H _; right; ring.
apply: Rle_trans (_ : INR n * T n (fun b => rise b k) <= _).
  rewrite /T -rsum_mull; apply: rsum_le => b.
  have bn : INR b <= INR n by apply: le_INR; apply/leP; rewrite -ltnS.
  have := Rmult_le_pos _ _ (pos_INR 'C(n, b)) (rise_ge0 k (pos_INR b)) => c0.
  have := Rmult_le_compat_l _ _ _ c0 bn; lra.
apply: Rmult_le_compat_r => //.
have : INR n <= INR k by apply: le_INR; apply/leP; exact: ltnW.
by lra.
Qed.

(* ---- The factor ---------------------------------------------------------------------- *)

Definition g (K n : nat) : R := (2 / INR n) ^ K * / 2 ^ n * T n (fun b => rise b K).

Lemma g1 n : (0 < n)%N -> g 1 n = 1.
Proof.
move=> n0; have N := INR_gt0 n0; have P : 0 < 2 ^ n by apply: pow_lt; lra.
rewrite /g (@T_ext n _ (fun b => fall b 1)) => [|b]; last by rewrite /=; ring.
have := T_fall n 1; rewrite [2 ^ 1]pow_1 [fall (INR n) 1]/= => e.
have -> : T n (fun b => fall b 1) = INR n * 2 ^ n / 2 by lra.
by field; lra.
Qed.

Lemma gS K n : (0 < n)%N ->
  (1 + (4 * INR K.+1 + 1) / INR n) * g K.+1 n <= g K.+2 n
  /\ g K.+2 n <= (1 + 5 * INR K.+1 / INR n) * g K.+1 n.
Proof.
move=> n0; have N := INR_gt0 n0; have P : 0 < 2 ^ n by apply: pow_lt; lra.
have lower := rise_mean_lower K n0; have upper := rise_mean_upper n K.+1.
have step : T n (fun b => rise b K.+2)
          = T n (fun b => rise b K.+1 * b) + 2 * INR K.+1 * T n (fun b => rise b K.+1).
  rewrite -T_scal -T_add; apply: T_ext => b.
  by rewrite -[LHS]/(rise b K.+1 * (b + 2 * INR K.+1)); ring.
rewrite /g step -[(2 / INR n) ^ K.+2]/(2 / INR n * (2 / INR n) ^ K.+1).
have c0 : 0 < (2 / INR n) ^ K.+1 * / 2 ^ n.
  apply: Rmult_lt_0_compat; last exact: Rinv_0_lt_compat.
  by apply: pow_lt; apply: Rdiv_lt_0_compat; lra.
move: (T n (fun b => rise b K.+1 * b)) lower upper => X.
move: (T n (fun b => rise b K.+1)) => Y; move: ((2 / INR n) ^ K.+1) c0 => c c0 lower upper.
have c1 : 0 < 2 / INR n * (c * / 2 ^ n).
  by apply: Rmult_lt_0_compat => //; apply: Rdiv_lt_0_compat; lra.
have lo := Rmult_le_compat_l _ _ _ (Rlt_le _ _ c1) lower.
have up := Rmult_le_compat_l _ _ _ (Rlt_le _ _ c1) upper.
have e1 : (1 + (4 * INR K.+1 + 1) / INR n) * (c * / 2 ^ n * Y)
  = 2 / INR n * (c * / 2 ^ n) * ((INR n + 1) / 2 * Y)
    + 2 / INR n * (c * / 2 ^ n) * (2 * INR K.+1 * Y) by field; lra.
have e2 : (1 + 5 * INR K.+1 / INR n) * (c * / 2 ^ n * Y)
  = 2 / INR n * (c * / 2 ^ n) * ((INR n + INR K.+1) / 2 * Y)
    + 2 / INR n * (c * / 2 ^ n) * (2 * INR K.+1 * Y) by field; lra.
have e3 : 2 / INR n * c * / 2 ^ n * (X + 2 * INR K.+1 * Y)
  = 2 / INR n * (c * / 2 ^ n) * X + 2 / INR n * (c * / 2 ^ n) * (2 * INR K.+1 * Y) by ring.
by rewrite e1 e2 e3; lra.
Qed.

(* PRODUCT BOUNDS for every moment, all widths >= 1. *)
Theorem gaussian_factor_bounds K n : (0 < n)%N ->
  \rprod_(k < K) (1 + (4 * INR k.+1 + 1) / INR n) <= g K.+1 n
  /\ g K.+1 n <= \rprod_(k < K) (1 + 5 * INR k.+1 / INR n).
Proof.
move=> n0; have i0 := Rinv_0_lt_compat _ (INR_gt0 n0).
elim: K => [|K [lo up]]; first by rewrite !big_ord0 g1 //; lra.
have [s1 s2] := gS K n0; have K0 := pos_INR K.+1; rewrite !big_ord_recr.
have a0 : 0 <= (4 * INR K.+1 + 1) / INR n by apply: Rmult_le_pos; lra.
have b0 : 0 <= 5 * INR K.+1 / INR n by apply: Rmult_le_pos; lra.
split.
  apply: Rle_trans s1; rewrite [X in X <= _]Rmult_comm.
  by apply: Rmult_le_compat_l; [apply: Rplus_le_le_0_compat; [lra | exact: a0] | exact: lo].
apply: (Rle_trans _ _ _ s2); rewrite [X in _ <= X]Rmult_comm.
by apply: Rmult_le_compat_l; [apply: Rplus_le_le_0_compat; [lra | exact: b0] | exact: up].
Qed.

(* EXPONENTIAL BOUNDS: e^(c_K/n) <= g_K(n) <= e^(C_K/n), with                              *)
(* c_K = ln prod_{k<K} (4k+2) and C_K = 5 K (K-1)/2.                                       *)
Theorem gaussian_factor_exp_lower K n : (0 < n)%N ->
  exp ((\rsum_(k < K) ln (4 * INR k.+1 + 2)) / INR n) <= g K.+1 n.
Proof.
move=> n0; have N := INR_gt0 n0; have i0 := Rinv_0_lt_compat _ N.
apply: Rle_trans (proj1 (gaussian_factor_bounds K n0)).
rewrite /Rdiv -rsum_mulr exp_rsum.
have P : forall k : 'I_K, 0 <= exp (ln (4 * INR k.+1 + 2) * / INR n)
                        <= 1 + (4 * INR k.+1 + 1) * / INR n.
  move=> k; split; first by left; exact: exp_pos.
  have k0 := pos_INR k.+1; have t0 : 0 < (4 * INR k.+1 + 1) * / INR n by apply: Rmult_lt_0_compat; lra.
  have b := poly n _ t0.
  have e : 1 + INR n * ((4 * INR k.+1 + 1) * / INR n) = 4 * INR k.+1 + 2 by field; lra.
  rewrite e in b; rewrite -[X in _ <= X]exp_ln; last by lra.
  suff : ln (4 * INR k.+1 + 2) * / INR n <= ln (1 + (4 * INR k.+1 + 1) * / INR n).
    by case=> [H|->]; [left; exact: exp_increasing | exact: Rle_refl].
  apply: (Rmult_le_reg_r (INR n)) => //; rewrite Rmult_assoc Rinv_l ?Rmult_1_r; last by lra.
  rewrite [X in _ <= X]Rmult_comm -ln_pow; last by lra.
  by case: b => [H|<-]; [left; apply: ln_increasing => //; lra | exact: Rle_refl].
by case: (rprod_le P).
Qed.

Theorem gaussian_factor_exp_upper K n : (0 < n)%N ->
  g K.+1 n <= exp (5 * INR K.+1 * INR K / 2 / INR n).
Proof.
move=> n0; have N := INR_gt0 n0; have i0 := Rinv_0_lt_compat _ N.
apply: (Rle_trans _ _ _ (proj2 (gaussian_factor_bounds K n0))).
have P : forall k : 'I_K, 0 <= 1 + 5 * INR k.+1 / INR n <= exp (5 * INR k.+1 / INR n).
  move=> k; have k0 := pos_INR k.+1.
  have t0 : 0 <= 5 * INR k.+1 / INR n by apply: Rmult_le_pos; lra.
  by split; [lra | exact: exp_ineq1_le].
case: (rprod_le P) => _; rewrite -exp_rsum => le; apply: (Rle_trans _ _ _ le); right; congr exp.
elim: K {P le} => [|K IH]; first by rewrite big_ord0 /=; field; lra.
rewrite big_ord_recr IH.
rewrite -[LHS]/(5 * INR K.+1 * INR K / 2 / INR n + 5 * INR K.+1 / INR n) !S_INR.
by field; lra.
Qed.

(* The lower constant is attained at width one: g_K(1) = prod_{k<K} (4k+2). *)
Theorem gaussian_factor_one K : g K.+1 1 = \rprod_(k < K) (4 * INR k.+1 + 2).
Proof.
have t k : T 1 (fun b => rise b k.+1) = rise 1 k.+1.
  rewrite TS !T0 Rplus_0_l.
  have -> : rise 0 k.+1 = 0.
    by elim: k => [|k IH]; [rewrite /=; ring | rewrite -[LHS]/(rise 0 k.+1 * _) IH Rmult_0_l].
  by rewrite Rplus_0_l.
rewrite /g t; elim: K => [|K IH]; first by rewrite big_ord0 /=; field.
rewrite big_ord_recr -IH -[(2 / INR 1) ^ K.+2]/(2 / INR 1 * (2 / INR 1) ^ K.+1).
rewrite -[rise 1 K.+2]/(rise 1 K.+1 * (1 + 2 * INR K.+1)).
have -> : INR 1 = 1 by [].
rewrite -[RHS]/((2 / 1) ^ K.+1 * / 2 ^ 1 * rise 1 K.+1 * (4 * INR K.+1 + 2)).
by move: ((2 / 1) ^ K.+1) (rise 1 K.+1) (INR K.+1) => A B C; field.
Qed.
