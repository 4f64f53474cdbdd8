"""Labs: written lessons that run on the live engine, predicted first and checked by it.

`lab` holds what a lesson is, `steps` and `goals` what it is made of; `judge` says whether goals are
reached, `progress` what a student has done; `check` proves that a lesson works.
"""
