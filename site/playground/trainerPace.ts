/** A machine that can't keep the pace is not made to catch up for longer than this, in ms. */
const mostDebt = 100;

/** When the next updates are due, and how a trainer lets others have a turn meanwhile. */
export class Pace {
  /** Updates per second, null as fast as it goes. */
  speed: number | null = null;
  #start = 0;
  #first = 0;
  readonly #channel = new MessageChannel();
  #goOn: (() => void) | null = null;
  #due = 0;

  constructor() {
    this.#channel.port1.onmessage = () => this.#goOn?.();
  }

  /** From here on updates are counted against the clock. */
  begin(step: number): void {
    this.#start = performance.now();
    this.#first = step;
  }

  /** How many updates after `step` are due now. */
  allowed(step: number): number {
    if (this.speed === null) return Number.POSITIVE_INFINITY;
    const now = performance.now();
    // Where the run was taken back, or is far behind, the count begins anew.
    const owed = this.#first + ((now - this.#start) * this.speed) / 1000 - step;
    const most = 1 + (mostDebt * this.speed) / 1000;
    if (owed > most || owed < -most) {
      this.begin(step);
      this.#due = 1000 / this.speed;
      return owed > most ? 1 : 0;
    }
    this.#due = owed >= 1 ? 0 : ((1 - owed) * 1000) / this.speed;
    return Math.floor(owed);
  }

  /** Lets messages in, and waits until an update is due. */
  pause(): Promise<void> {
    const wait = this.speed === null ? 0 : this.#due;
    this.#due = 0;
    return new Promise((resolve) => {
      if (wait > 4) {
        setTimeout(resolve, wait);
        return;
      }
      // A timer would wait for 4 ms at least.
      this.#goOn = resolve;
      this.#channel.port2.postMessage(null);
    });
  }
}
