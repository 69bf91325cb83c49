// What a browser from before popovers answers, as far as our scripts ask.
for (const name of ["popover", "togglePopover", "showPopover", "hidePopover"]) {
  delete HTMLElement.prototype[name];
}
const querySelector = Document.prototype.querySelector;
Document.prototype.querySelector = function (selector) {
  if (selector.includes(":popover-open")) throw new DOMException("not a selector", "SyntaxError");
  return querySelector.call(this, selector);
};
