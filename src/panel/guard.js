// Plain ECMAScript 5: this must run where the bundle cannot, in the Internet Explorer 11 of Excel 2016 and 2019.
(function () {
  var root = document.getElementById('root');
  function say(chinese, english) {
    root.innerHTML =
      '<div role="alert" style="margin:16px;font:14px/1.7 \'Microsoft YaHei\',sans-serif;max-width:560px">' +
      '<p style="margin:0 0 12px">' +
      chinese +
      '</p><p lang="en" style="margin:0;color:#555">' +
      english +
      '</p></div>';
  }
  if (
    !('noModule' in document.createElement('script')) ||
    !window.Worker ||
    !window.MessageChannel
  ) {
    say(
      '<b>这个版本的 Excel 打不开台账窗格。</b><br>Excel 2016、2019 用的是旧的 IE 内核。请任选一种办法：<br>1. 用 Edge、Chrome 或 360 极速模式双击打开离线网页 <b>taizhang.html</b>，功能相同；<br>2. 请管理员把 Office 升级到 2021 或 Microsoft 365，并安装 WebView2。<br>已填的表格不受影响，表内的下拉和校验照常有效。',
      '<b>This version of Excel cannot show the pane.</b> Excel 2016 and 2019 use Internet Explorer. Open the offline page <b>taizhang.html</b> in Edge or Chrome, or update Office to 2021 or Microsoft 365 with WebView2. Your workbook and its built-in checks are not affected.'
    );
    return;
  }
  window.addEventListener('error', function (event) {
    if (!root.firstChild || root.getAttribute('data-ready')) return;
    say(
      '台账没有打开（' + event.message + '）。请关闭窗格再打开；仍不行时用离线网页 taizhang.html。',
      'Taizhang did not open. Close the pane and open it again, or use the offline page taizhang.html.'
    );
  });
  setTimeout(function () {
    if (root.getAttribute('data-ready')) return;
    say(
      '台账还没有打开，可能连不上 office.js 或不在 Excel 中。请检查网络后重新打开窗格，或用离线网页 taizhang.html。',
      'Taizhang has not opened: office.js may be out of reach, or this is not Excel. Check the network and open the pane again, or use the offline page taizhang.html.'
    );
  }, 15000);
})();
