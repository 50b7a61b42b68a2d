import { drawCard } from './cardView.js';
import { el, icon } from './dom.js';

/** The card that goes with the next message, chosen or unfolded from a link: seen before it is sent, and taken off again. */
export function draftCard(column) {
  const element = el('div', { class: 'draft', role: 'group', 'aria-label': 'Card to send', hidden: true });
  let card;

  function put(chosen) {
    card = chosen;
    element.hidden = card === undefined;
    if (card === undefined) {
      element.replaceChildren();
      return;
    }
    const remove = el(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': 'Remove the card', onclick: () => put(undefined) },
      icon('close'),
    );
    const drawn = drawCard(card, {});
    // Its buttons work once it is sent.
    drawn.inert = true;
    element.replaceChildren(drawn, remove);
    column.log.keepEnd();
  }

  /** The card, which is then no longer here. */
  function take() {
    const taken = card;
    put(undefined);
    return taken;
  }

  return { element, put, take, isEmpty: () => card === undefined };
}
