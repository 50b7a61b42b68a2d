import { el } from './dom.js';
import { messageView } from './messageView.js';

const NEAR_BOTTOM_PX = 80;
const MARGIN_PX = 12;

/** The messages of the chat that is open in a column. Stays at the end unless somebody has scrolled up. */
export class MessageLog {
  #views = new Map();
  #end = 0;
  #isFollowing = true;

  constructor(column) {
    this.column = column;
    this.element = el('div', {
      class: 'log',
      role: 'log',
      'aria-label': `Chat of ${column.person.displayName}`,
      tabindex: '0',
    });
    const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
    // A narrower column makes cards taller; whoever was at the end stays there.
    new ResizeObserver(() => this.#isFollowing && this.#toEnd()).observe(this.element);
    this.element.addEventListener('scroll', () => {
      this.#isFollowing = this.#isAtEnd();
    });
    this.typing = el(
      'div',
      { class: 'typing', hidden: true, role: 'status' },
      dots,
      el('span', {}, `${column.botName} is typing`),
    );
  }

  showAll(chat) {
    this.#views.clear();
    this.element.replaceChildren(
      ...chat.messages.map((message) => this.#add(message)),
      this.#emptyNote(chat),
    );
    this.#toEnd();
  }

  show(message) {
    const wasAtEnd = this.#isAtEnd();
    const view = this.#views.get(message.id);
    if (view) view.update(message);
    else this.element.append(this.#add(message));
    this.element.querySelector('.empty')?.remove();
    if (message.senderId === null) this.typing.hidden = true;
    if (wasAtEnd || (!view && message.senderId === this.column.userId)) this.#toEnd();
  }

  redraw() {
    for (const view of this.#views.values()) view.update(view.message, true);
  }

  /** Whoever is at the end stays there when what is below the chat grows. */
  keepEnd() {
    if (this.#isFollowing) this.#toEnd();
  }

  showTyping(on) {
    const wasAtEnd = this.#isAtEnd();
    this.typing.hidden = !on;
    if (wasAtEnd) this.#toEnd();
  }

  jumpTo(message) {
    const element = this.#views.get(message.id)?.element;
    element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    element?.focus({ preventScroll: true });
  }

  #add(message) {
    const view = messageView(this.column, message);
    this.#views.set(message.id, view);
    return view.element;
  }

  #emptyNote(chat) {
    if (chat.messages.length > 0) return '';
    const { botName, person } = this.column;
    const text =
      chat.kind === 'personal'
        ? `This is where ${person.displayName} talks to ${botName}.`
        : chat.withoutBot
          ? `A chat of people alone. ${botName} is not here, but can be used beside the box below.`
          : `Everybody here reads along. ${botName} hears only what mentions it.`;
    return el('p', { class: 'empty' }, text);
  }

  /** Nobody has scrolled away from where `#toEnd` led. */
  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX || Math.abs(scrollTop - this.#end) < 2;
  }

  /** To the end, but to the beginning of a last message that is too tall to be seen as a whole. */
  #toEnd() {
    const last = this.element.lastElementChild;
    const isTall = last && last.offsetHeight > this.element.clientHeight - MARGIN_PX;
    this.element.scrollTop = isTall
      ? last.offsetTop - this.element.offsetTop - MARGIN_PX
      : this.element.scrollHeight;
    this.#end = this.element.scrollTop;
  }
}
