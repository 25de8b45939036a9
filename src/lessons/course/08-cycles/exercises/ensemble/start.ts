/** members[m][i][k]: how likely member m finds class k for picture i. */
export function ensemble(members: number[][][]): number[][] {
  return members[members.length - 1]; // the last snapshot alone
}
