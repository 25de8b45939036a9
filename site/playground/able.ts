/**
 * Whether a button does something at present. One that does not stays where the keyboard can find it: `disabled` would take the focus away
 * from the hand that has just pressed it.
 */
export const setAble = (button: HTMLElement | null, able: boolean): void => button?.setAttribute("aria-disabled", String(!able));

export const isAble = (button: HTMLElement): boolean => button.getAttribute("aria-disabled") !== "true";

/** Calls `act` when the button is pressed and able. */
export const onPress = (button: HTMLButtonElement | null, act: () => void): void =>
  button?.addEventListener("click", () => {
    if (isAble(button)) act();
  });
