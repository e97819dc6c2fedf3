// Small conveniences of the workbench; every page works without it.
"use strict";

// Keys in lists: j and k move, o opens, a and r accept and reject, u undoes, ? tells the keys.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const deed = { j: () => move(1), k: () => move(-1), o: open, a: () => offer("accept"), r: () => offer("reject"), u: undo, "?": keys }[event.key];
  if (deed && document.querySelector("[data-list], [data-undo]")) {
    deed();
    event.preventDefault();
  }
});

function items() {
  return [...document.querySelectorAll("[data-item]")];
}

function current() {
  const all = items();
  return document.activeElement.closest("[data-item]") || (all.length === 1 ? all[0] : null);
}

function move(by) {
  const all = items();
  const next = all[all.indexOf(current()) + by] || (by > 0 && !current() ? all[0] : null);
  if (next) next.focus();
}

function open() {
  const link = current()?.querySelector("[data-open]");
  if (link) link.click();
}

function offer(which) {
  ask(document.getElementById(current()?.dataset[which]));
}

function undo() {
  ask(document.querySelector("[data-undo] details"));
}

function keys() {
  const told = document.querySelector("[data-keys]");
  if (told) {
    told.open = !told.open;
    told.scrollIntoView({ block: "nearest" });
  }
}

// Asks for the reason in a dialog: the form of the page stands in it until it is sent or closed.
function ask(details) {
  const form = details?.querySelector("form");
  if (!form) return;
  const dialog = document.createElement("dialog");
  const title = document.createElement("h2");
  const about = details.closest("[data-item]")?.querySelector("h1, h2")?.textContent;
  title.textContent = details.querySelector("summary").textContent + (about ? ": " + about : "");
  title.id = "asked";
  const leave = document.createElement("button");
  leave.type = "button";
  leave.textContent = document.querySelector("[data-keys]")?.dataset.leave;
  leave.addEventListener("click", () => dialog.close());
  dialog.setAttribute("aria-labelledby", "asked");
  const back = document.activeElement;
  dialog.append(title, form, leave);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    details.append(form);
    dialog.remove();
    back.focus();
  });
  dialog.showModal();
  form.querySelector("[name=reason]").focus();
}

// What goes on is asked again every few seconds, and told without loading the page anew.
const goingOn = document.querySelector("[data-refresh]");
if (goingOn) {
  const timer = setInterval(async () => {
    const answer = await fetch(location.href, { headers: { "Cache-Control": "no-cache" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById(goingOn.id);
    if (!now) return;
    goingOn.replaceChildren(...now.childNodes);
    if (!now.dataset.refresh) {
      clearInterval(timer);
      location.reload();
    }
  }, 1000 * goingOn.dataset.refresh);
}
