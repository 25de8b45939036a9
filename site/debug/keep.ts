import { emptyRecord, type GalleryRecord, isGalleryRecord, merged } from "../../src/labs/gallery/galleryRecord.js";
import { forget, has, read, write } from "../islands/memory.js";

const key = "gallery";

/** The reader's record: in this page, in storage where there is any, and in step with other tabs. Fires "change". */
export class Keep extends EventTarget {
  #record: GalleryRecord;

  constructor() {
    super();
    this.#record = read(key, isGalleryRecord) ?? emptyRecord;
    addEventListener("storage", (event) => {
      if (event.key !== "lrlab/gallery") return;
      // Another tab forgot everything; or it knows more than this one.
      this.#record = event.newValue === null ? emptyRecord : merged(this.#record, this.#stored());
      this.dispatchEvent(new Event("change"));
    });
  }

  get record(): GalleryRecord {
    return this.#record;
  }

  /** Whether storage holds what was written last: what it refused lives until the page is left. */
  get lasts(): boolean {
    return has(key) && this.#stored().visits === this.#record.visits;
  }

  /** Changes the record: what other tabs have stored meanwhile is taken in first. */
  change(by: (record: GalleryRecord) => GalleryRecord): GalleryRecord {
    this.#record = by(merged(this.#record, this.#stored()));
    write(key, this.#record);
    this.dispatchEvent(new Event("change"));
    return this.#record;
  }

  forget(): void {
    this.#record = emptyRecord;
    forget(key);
    this.dispatchEvent(new Event("change"));
  }

  #stored(): GalleryRecord {
    return read(key, isGalleryRecord) ?? emptyRecord;
  }
}
