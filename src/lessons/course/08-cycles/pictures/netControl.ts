/** Which of the two nets a picture shows. */
export const netControl = {
  type: "choice",
  label: "Net",
  options: [
    { value: "mlp", label: "MLP" },
    { value: "cnn", label: "CNN with batch norm" },
  ],
  start: "mlp",
} as const;
