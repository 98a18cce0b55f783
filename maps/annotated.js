(function () {
  "use strict";
  function light(event, on) {
    var at = event.target.closest ? event.target.closest("[data-f]") : null;
    if (!at) { return; }
    at.dataset.f.split(" ").forEach(function (number) {
      document.querySelectorAll('.mark[data-f~="' + number + '"]').forEach(function (mark) {
        mark.classList.toggle("on", on);
      });
    });
  }
  [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]].forEach(function (pair) {
    document.addEventListener(pair[0], function (event) { light(event, pair[1]); });
  });
})();
