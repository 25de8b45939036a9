/** Where a question's choices are kept. */
export const quizKey = (host: HTMLElement): string => `quiz/${host.dataset.lesson}/${host.id}`;
