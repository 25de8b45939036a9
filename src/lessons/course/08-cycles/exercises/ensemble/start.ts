/** members[m][i][k]: member m, picture i, probability of class k. */
export function ensemble(members: number[][][]): number[][] {
  return members.map((pictures) => pictures[0]); // a row for what?
}
