"""How training begins: with first weights that were drawn, perhaps pre-trained, or set by hand."""
