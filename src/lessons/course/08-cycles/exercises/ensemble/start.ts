/** members[m][i][k]: member m, picture i, probability of class k. */
export function ensemble(members: number[][][]): number[][] {
  return members[members.length - 1]; // the last snapshot alone
}
