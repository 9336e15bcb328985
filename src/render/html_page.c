#include "render/html_page.h"

#include "render/html_note.h"
#include "render/html_text.h"

void html_page_start(struct str *out, const char *title, const char *sub)
{
	html_markup_literal(out,
		"<!DOCTYPE html>\n"
		"<html lang=\"en\">\n"
		"<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; img-src data:\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n"
		"<meta name=\"generator\" content=\"thanks\">\n"
		"<title>");
	html_text(out, title);
	html_markup_literal(out, "</title>\n<style>\n");
	for (size_t i = 0; html_styles[i]; i++)
		str_add(out, html_styles[i]);
	html_markup_literal(
		out, "</style>\n</head>\n<body>\n<header class=\"page\">\n<h1 dir=\"auto\">");
	html_text(out, title);
	html_markup_literal(out, "</h1>\n");
	if (sub[0] != '\0') {
		html_markup_literal(out, "<p>");
		html_text(out, sub);
		html_markup_literal(out, "</p>\n");
	}
	html_markup_literal(out, "</header>\n<main>\n");
}

void html_page_end(struct str *out, struct day today)
{
	html_markup_literal(out, "</main>\n<footer class=\"page\">\n<p>As of ");
	html_day(out, today);
	html_markup_literal(out, ".</p>\n</footer>\n</body>\n</html>\n");
}
