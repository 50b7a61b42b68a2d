import { api } from './api.js';

const link = /https:\/\/\S+/;

/** A link typed or pasted into the box brings its card, once: whoever takes the card off keeps the link. */
export function unfoldLinks(column, box, draft) {
  let known;
  box.addEventListener('input', async () => {
    const url = link.exec(box.value)?.[0];
    if (url === known) return;
    known = url;
    if (url === undefined) return;
    const answer = await api
      .compose(column.userId, column.chatId, 'unfold', { text: url })
      .catch(() => undefined);
    const [found] = answer?.results ?? [];
    if (found && box.value.includes(url)) draft.put(found.card);
  });
}
