import { el, icon } from './dom.js';

/** A file in the chat, or Teams' question whether a bot may put one into the person's OneDrive. */
export function fileView(file, handlers, isOwn) {
  if (file.kind === 'consent') return consent(file, handlers);
  const about = isOwn ? 'Attached' : 'In your OneDrive';
  return el(
    'div',
    { class: 'file' },
    icon('file'),
    el('span', { class: 'file-what' }, el('strong', {}, file.name), el('span', { class: 'about' }, about)),
    el(
      'a',
      { href: file.contentUrl, target: '_blank', rel: 'noopener noreferrer', download: file.name },
      'Open',
    ),
  );
}

function consent(file, handlers) {
  const note = el('p', { class: 'card-note error', role: 'status', hidden: true });
  const buttons = ['accept', 'decline'].map((action) =>
    el(
      'button',
      { type: 'button', class: action === 'accept' ? 'primary' : 'secondary', onclick: () => answer(action) },
      action === 'accept' ? 'Allow' : 'Decline',
    ),
  );
  async function answer(action) {
    for (const button of buttons) button.disabled = true;
    const { error } = await handlers
      .consent(action)
      .catch(() => ({ error: 'Something went wrong. Please try again.' }));
    note.textContent = error ?? '';
    note.hidden = !error;
    for (const button of buttons) button.disabled = false;
  }
  const size = `About ${Math.max(1, Math.round(file.sizeInBytes / 1024))} KB, to be put into your OneDrive`;
  return el(
    'div',
    { class: 'file consent' },
    icon('file'),
    el(
      'span',
      { class: 'file-what' },
      el('strong', {}, file.name),
      el('span', {}, file.description),
      el('span', { class: 'about' }, size),
      el('span', { class: 'file-buttons' }, ...buttons),
      note,
    ),
  );
}
