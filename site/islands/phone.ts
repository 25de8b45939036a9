/** Where a drawing for phones takes over from the one made for the text's column. */
export const phone = matchMedia("(max-width: 520px)");
