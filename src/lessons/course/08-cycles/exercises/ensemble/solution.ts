/** members[m][i][k]: how likely member m finds class k for picture i. */
export function ensemble(members: number[][][]): number[][] {
  return members[0].map((row, i) =>
    row.map((_, k) => {
      let sum = 0;
      for (const member of members) sum += member[i][k];
      return sum / members.length;
    }),
  );
}
