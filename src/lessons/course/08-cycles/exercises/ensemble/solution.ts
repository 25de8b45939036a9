/** members[m][i][k]: member m, picture i, probability of class k. */
export function ensemble(members: number[][][]): number[][] {
  return members[0].map((row, i) =>
    row.map((_, k) => {
      let sum = 0;
      for (const member of members) sum += member[i][k];
      return sum / members.length;
    }),
  );
}
