// Files can be dropped, go up one after the other with their progress shown, and each has its result.
// Without this script the form sends them all at once and a page comes back with the results.
"use strict";
(function () {
  const form = document.getElementById("upload");
  const drop = document.getElementById("drop");
  const field = document.getElementById("papers");
  const results = document.getElementById("results");
  const words = { new: "added", unchanged: "held already", replaced: "added; it takes the place of an older version", failed: "could not be read" };

  const refused = {
    400: "could not be sent: the page was open for too long. Load it again",
    401: "could not be sent: sign in again",
    403: "could not be sent: your account may not add papers",
    413: "is too large",
    429: "could not be sent: too many at once. Wait a minute",
  };

  function send(file, line) {
    return new Promise(function (done) {
      const body = new FormData();
      body.append("csrf_token", form.elements.csrf_token.value);
      body.append("papers", file);
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.onprogress = function (event) {
        if (event.lengthComputable) {
          line.textContent = file.name + ": " + Math.round((100 * event.loaded) / event.total) + "% sent";
        }
      };
      request.upload.onload = function () { line.textContent = file.name + ": being read"; };
      request.onerror = function () { line.textContent = file.name + ": could not be sent"; done(); };
      request.onload = function () {
        let text = refused[request.status] || "could not be sent (" + request.status + ")";
        if (request.status === 200) {
          const outcome = JSON.parse(request.responseText).outcomes[0];
          text = outcome ? (words[outcome.status] || outcome.status) + (outcome.reason ? ". " + outcome.reason : "") : "is empty";
        }
        line.textContent = file.name + ": " + text;
        done();
      };
      request.send(body);
    });
  }

  async function sendAll(files) {
    const list = document.createElement("ul");
    list.className = "ma-bare";
    results.replaceChildren(list);
    for (const file of files) {
      const line = document.createElement("li");
      line.className = "ma-item";
      line.textContent = file.name + ": waiting";
      list.append(line);
      await send(file, line);
    }
    form.reset();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    sendAll(Array.from(field.files));
  });
  for (const name of ["dragover", "dragenter"]) {
    drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add("ma-drop--over"); });
  }
  drop.addEventListener("dragleave", function () { drop.classList.remove("ma-drop--over"); });
  drop.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("ma-drop--over");
    sendAll(Array.from(event.dataTransfer.files));
  });
})();
