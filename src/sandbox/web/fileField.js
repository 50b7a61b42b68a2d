import { el, icon } from './dom.js';

/** A file to go with the next message; bots get files in personal chats only. */
export function fileField() {
  const input = el('input', {
    type: 'file',
    class: 'file-input',
    'aria-label': 'Attach a file',
    tabindex: '-1',
  });
  const name = el('span', { class: 'file-name', role: 'status' });
  const button = el(
    'button',
    {
      type: 'button',
      class: 'send',
      'aria-label': 'Attach',
      title: 'Attach a file',
      onclick: () => input.click(),
    },
    icon('attach'),
  );
  input.addEventListener('change', () => {
    name.textContent = input.files[0]?.name ?? '';
  });
  return {
    element: el('span', { class: 'attach' }, button, name, input),
    take: () => {
      const [file] = input.files;
      input.value = '';
      name.textContent = '';
      return file && readFile(file);
    },
  };
}

async function readFile(file) {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener('load', resolve));
  reader.readAsDataURL(file);
  await read;
  return { name: file.name, base64: String(reader.result).split(',')[1] ?? '' };
}
