// Makes pages answer at once. Without it every form still works by its button.
(() => {
  'use strict';

  const parts = () => new Map([...document.querySelectorAll('[data-part]')].map(e => [e.dataset.part, e]));
  let latest = 0, shown = 0, asked = 0;

  /** Puts the answer's parts in the place of the page's, and leaves everything else, the focus included, as it is. */
  const show = (html) => {
    const answer = new DOMParser().parseFromString(html, 'text/html');
    for (const [name, old] of parts()) {
      const fresh = answer.querySelector(`[data-part="${CSS.escape(name)}"]`);
      const focused = old.contains(document.activeElement) ? document.activeElement.id : '';
      if (!fresh || old.contains(document.activeElement) && old.querySelector('input:not([type=hidden]),select,textarea')) continue;
      const left = [...old.querySelectorAll('.scroll')].map(e => e.scrollLeft);
      const open = [...old.querySelectorAll('details')].map(d => d.open);
      fresh.querySelectorAll('details').forEach((d, i) => { if (open[i] !== undefined) d.open = open[i]; });
      old.replaceWith(document.adoptNode(fresh));
      fresh.querySelectorAll('.scroll').forEach((e, i) => { if (left[i]) e.scrollLeft = left[i]; });
      if (focused) document.getElementById(focused)?.focus();
    }
    follow();
  };

  // What was changed and not yet answered: the answer need not hold what does not follow from it.
  const changed = new Set();

  const ask = async (form) => {
    const turn = ++latest;
    asked = performance.now();
    const posts = form.method === 'post';
    const address = new URL(form.action || location.href);
    if (!posts) address.search = new URLSearchParams(new FormData(form)).toString();
    const status = document.getElementById('live-status');
    try {
      const answer = await fetch(address, { headers: { 'X-Live': [...changed].map(encodeURIComponent).join(' ') || '1' }, ...posts && { method: 'POST', body: new FormData(form) } });
      const html = await answer.text();
      // An answer that a later one has overtaken is too late.
      if (turn < shown) return;
      shown = turn;
      if (turn === latest && answer.ok) changed.clear();
      show(html);
      // What was posted stands in no address, unless the answer names one under which it can be had again.
      const again = posts ? document.querySelector('[data-address]')?.dataset.address : address;
      if (answer.ok && again) history.replaceState(null, '', again);
      if (status) status.textContent = answer.ok ? 'Updated.' : 'That did not work; the values are unchanged.';
    } catch {
      if (status) status.textContent = 'The workbench does not answer; is it still running?';
    }
  };

  let waiting = 0;
  document.addEventListener('input', (event) => {
    const field = event.target;
    // A slider without a name sets the field beside it; a power makes it finer where the values crowd.
    const twin = document.getElementById(field.dataset.twin);
    if (twin) {
      const [least, most, power] = ['least', 'most', 'power'].map(k => Number(field.dataset[k]));
      twin.value = Number((least + (most - least) * (field.value / field.max) ** power).toPrecision(3));
    }
    for (const out of document.querySelectorAll(`output[for="${CSS.escape(field.id)}"]`)) out.textContent = field.value;
    const form = field.form;
    if (!form || form.dataset.live === undefined) return;
    changed.add((twin || field).name || '1');
    clearTimeout(waiting);
    // A slider on the move asks all the while, but no oftener than browsers let an address change.
    waiting = setTimeout(() => ask(form), field.type === 'range' ? Math.max(0, asked + 60 - performance.now()) : 150);
  });

  // A mark in a picture moves the slider it names, by mouse, pen or finger; what the slider does, its power included, follows from it.
  document.addEventListener('pointerdown', (event) => {
    const name = event.target.closest('[data-drag]')?.dataset.drag;
    const slider = name && document.getElementById(name);
    if (!slider || event.button) return;
    const area = event.target.closest('[data-drag-area]');
    const move = (moved) => {
      const { left, width } = area.getBoundingClientRect();
      const [least, most] = [Number(slider.min), Number(slider.max)];
      slider.value = least + (most - least) * Math.min(1, Math.max(0, (moved.clientX - left) / width));
      for (const mark of area.querySelectorAll(`[data-drag="${CSS.escape(name)}"] circle`)) mark.setAttribute('cx', `${100 * (slider.value - least) / (most - least)}%`);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    };
    event.preventDefault();
    // The area stays while what is in it is drawn anew.
    area.setPointerCapture(event.pointerId);
    area.addEventListener('pointermove', move);
    area.addEventListener('lostpointercapture', () => area.removeEventListener('pointermove', move), { once: true });
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.live === undefined || event.submitter?.dataset.plain !== undefined) return;
    event.preventDefault();
    ask(form);
  });

  // What is typed into a form and not yet sent outlives a reload, a crash and a lost connection; sending it forgets it.
  const kept = (form) => `forestall:${form.id}:${form.dataset.keep}`;
  const sent = sessionStorage.getItem('forestall:sent');
  if (sent && !document.querySelector('[data-failed]')) localStorage.removeItem(sent);
  sessionStorage.removeItem('forestall:sent');
  for (const form of document.querySelectorAll('form[data-keep]')) {
    try {
      const fields = JSON.parse(localStorage.getItem(kept(form)) || '{}');
      for (const field of form.querySelectorAll('input:not([type=hidden]):not([type=checkbox]):not([type=file]),textarea,select')) {
        if (fields[field.id] !== undefined) field.value = fields[field.id];
      }
    } catch { /* nothing was kept */ }
    form.addEventListener('input', () => {
      const fields = {};
      for (const field of form.querySelectorAll('input:not([type=hidden]):not([type=checkbox]):not([type=file]),textarea,select')) fields[field.id] = field.value;
      try { localStorage.setItem(kept(form), JSON.stringify(fields)); } catch { /* no room: the page works without */ }
    });
  }
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.keep !== undefined) sessionStorage.setItem('forestall:sent', kept(event.target));
  });

  // A page with work under way asks again until it is done.
  let following = false;
  const follow = async () => {
    if (following) return;
    following = true;
    while (document.querySelector('[data-follow]')) {
      await new Promise(done => setTimeout(done, 500));
      try {
        const answer = await fetch(location.href, { headers: { 'X-Live': '1' } });
        if (answer.ok) show(await answer.text());
      } catch { /* asked again in a moment */ }
    }
    following = false;
  };
  follow();

  document.addEventListener('click', (event) => {
    const copy = event.target.closest('[data-copy]');
    if (copy) {
      navigator.clipboard.writeText(new URL(copy.dataset.copy || location.href, location.href).href).then(() => { copy.textContent = 'Copied'; });
    }
    const place = event.target.closest('[data-line]');
    if (place) {
      const text = document.querySelector(place.hash);
      const before = text.value.split('\n').slice(0, place.dataset.line - 1).join('\n').length;
      const at = before + (place.dataset.line > 1 ? 1 : 0) + Number(place.dataset.column) - 1;
      event.preventDefault();
      text.focus();
      text.setSelectionRange(at, at + 1);
    }
    const print = event.target.closest('[data-print]');
    if (print) window.print();
  });

  // A heading that leads to the page in another order: only what follows from it changes, and the focus stays.
  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-order]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const turn = ++latest;
    try {
      const answer = await fetch(link.href, { headers: { 'X-Live': '1' } });
      if (!answer.ok) throw new Error();
      const html = await answer.text();
      if (turn < shown) return;
      shown = turn;
      show(html);
      history.replaceState(null, '', link.href);
    } catch {
      location.href = link.href;
    }
  });

  // Other tables sort by a click on their heads.
  document.addEventListener('click', (event) => {
    const button = event.target.closest('th[data-sort] button');
    if (!button) return;
    const head = button.closest('th');
    const table = head.closest('table');
    const column = [...head.parentNode.children].indexOf(head);
    const down = head.getAttribute('aria-sort') !== 'descending';
    for (const other of head.parentNode.children) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const value = row => row.children[column].dataset.value ?? row.children[column].textContent.trim();
    const rows = [...table.tBodies[0].rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      const numbers = x !== '' && y !== '' && !isNaN(x) && !isNaN(y);
      const order = x === '' ? -1 : y === '' ? 1 : numbers ? x - y : x.localeCompare(y, 'en');
      return down ? -order : order;
    });
    table.tBodies[0].append(...rows);
  });
})();
