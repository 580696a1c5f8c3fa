-- A small record, written as format 5 had it: a register, a calendar, a rule, three matters, a document, an account.
INSERT INTO meta (realm, province, exercise, created, version) VALUES (1, 'Tỉnh ví dụ', 1, 1795757657260712, '0.1.0');
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 1, 'unit', 'ubnd', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'vp', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 2, 'name', '', 'ubnd', '', '', '', '', 'Ủy ban nhân dân tỉnh', '', 'UBND tỉnh', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 3, 'unit', 'vp', '', 'ubnd', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 4, 'name', '', 'vp', '', '', '', '', 'Văn phòng Ủy ban nhân dân tỉnh', '', 'VP', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 5, 'unit', 'stc', '', 'ubnd', '', '', '', '', '', '', '', 'department', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 6, 'name', '', 'stc', '', '', '', '', 'Sở Tài chính', '', 'STC', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 7, 'unit', 'sxd', '', 'ubnd', '', '', '', '', '', '', '', 'department', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 8, 'name', '', 'sxd', '', '', '', '', 'Sở Xây dựng', '', 'SXD', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 9, 'unit', 'snnmt', '', 'ubnd', '', '', '', '', '', '', '', 'department', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 10, 'name', '', 'snnmt', '', '', '', '', 'Sở Nông nghiệp và Môi trường', '', 'SNNMT', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 11, 'unit', 'snv', '', 'ubnd', '', '', '', '', '', '', '', 'department', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 12, 'name', '', 'snv', '', '', '', '', 'Sở Nội vụ', '', 'SNV', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 13, 'unit', 'stp', '', 'ubnd', '', '', '', '', '', '', '', 'department', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 14, 'name', '', 'stp', '', '', '', '', 'Sở Tư pháp', '', 'STP', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 15, 'unit', 'ca', '', 'ubnd', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 16, 'name', '', 'ca', '', '', '', '', 'Công an tỉnh', '', 'CA tỉnh', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 17, 'unit', 'ttpvhcc', '', 'ubnd', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 18, 'name', '', 'ttpvhcc', '', '', '', '', 'Trung tâm Phục vụ hành chính công tỉnh', '', 'TTPVHCC', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 19, 'unit', 'an-hoa', '', 'ubnd', '', '', '', '', '', '', '', 'commune', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 20, 'name', '', 'an-hoa', '', '', '', '', 'Ủy ban nhân dân xã An Hòa', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 21, 'unit', 'an-binh', '', 'ubnd', '', '', '', '', '', '', '', 'commune', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 22, 'name', '', 'an-binh', '', '', '', '', 'Ủy ban nhân dân xã An Bình', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 23, 'unit', 'tan-phu', '', 'ubnd', '', '', '', '', '', '', '', 'commune', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 24, 'name', '', 'tan-phu', '', '', '', '', 'Ủy ban nhân dân xã Tân Phú', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 25, 'unit', 'hai-chau', '', 'ubnd', '', '', '', '', '', '', '', 'commune', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 1, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 26, 'name', '', 'hai-chau', '', '', '', '', 'Ủy ban nhân dân phường Hải Châu', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 27, 'person', 'chu-tich', '', '', '', '', '', 'Đặng Quốc Khải', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 28, 'person', 'pho-chu-tich', '', '', '', '', '', 'Mai Thị Thu Hằng', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 29, 'person', 'cvp', '', '', '', '', '', 'Vũ Đình Luận', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 30, 'person', 'thao', '', '', '', '', '', 'Ngô Phương Thảo', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 31, 'person', 'stc-gd', '', '', '', '', '', 'Phạm Gia Bách', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 32, 'person', 'hanh', '', '', '', '', '', 'Lê Thị Hạnh', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 33, 'person', 'sxd-gd', '', '', '', '', '', 'Trịnh Văn Sơn', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 34, 'person', 'minh', '', '', '', '', '', 'Hoàng Nhật Minh', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 35, 'person', 'lan', '', '', '', '', '', 'Trần Thị Lan', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 36, 'person', 'snnmt-gd', '', '', '', '', '', 'Bùi Trọng Nghĩa', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 37, 'person', 'snnmt-cv', '', '', '', '', '', 'Đỗ Khánh Vân', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 38, 'person', 'snv-gd', '', '', '', '', '', 'Tạ Minh Đức', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 39, 'person', 'snv-cv', '', '', '', '', '', 'Cao Thùy Dung', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 40, 'person', 'stp-gd', '', '', '', '', '', 'Lương Bích Ngọc', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 41, 'person', 'stp-cv', '', '', '', '', '', 'Phan Anh Tú', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 42, 'person', 'ca-gd', '', '', '', '', '', 'Nguyễn Hữu Thắng', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 43, 'person', 'tt-gd', '', '', '', '', '', 'Lâm Quang Huy', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 44, 'person', 'tt-cv', '', '', '', '', '', 'Hồ Ngọc Mai', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 45, 'person', 'an-hoa-ct', '', '', '', '', '', 'Trương Văn Lợi', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 46, 'person', 'an-binh-ct', '', '', '', '', '', 'Kiều Thị Nga', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 47, 'person', 'tan-phu-ct', '', '', '', '', '', 'Đoàn Thế Vinh', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 48, 'person', 'hai-chau-ct', '', '', '', '', '', 'Võ Thành Trung', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 49, 'post', 'p-chu-tich', 'ubnd', '', '', '', '', 'Chủ tịch', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 50, 'post', 'p-pho-chu-tich', 'ubnd', '', '', '', '', 'Phó Chủ tịch', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'deputy', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 51, 'post', 'p-cvp', 'vp', '', '', '', '', 'Chánh Văn phòng', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 52, 'post', 'p-thao', 'vp', '', '', '', '', 'Chuyên viên', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 53, 'post', 'p-stc-gd', 'stc', '', '', '', '', 'Giám đốc', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 54, 'post', 'p-hanh', 'stc', '', '', '', '', 'Chuyên viên', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 55, 'post', 'p-sxd-gd', 'sxd', '', '', '', '', 'Giám đốc', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 56, 'post', 'p-minh', 'sxd', '', '', '', '', 'Chuyên viên', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 57, 'post', 'p-lan', 'sxd', '', '', '', '', 'Chuyên viên', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 58, 'post', 'p-snnmt-gd', 'snnmt', '', '', '', '', 'Giám đốc', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 59, 'post', 'p-snnmt-cv', 'snnmt', '', '', '', '', 'Chuyên viên', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 60, 'post', 'p-snv-gd', 'snv', '', '', '', '', 'Giám đốc', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 61, 'post', 'p-snv-cv', 'snv', '', '', '', '', 'Chuyên viên', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 62, 'post', 'p-stp-gd', 'stp', '', '', '', '', 'Giám đốc', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 63, 'post', 'p-stp-cv', 'stp', '', '', '', '', 'Chuyên viên', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 64, 'post', 'p-ca-gd', 'ca', '', '', '', '', 'Giám đốc', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 65, 'post', 'p-tt-gd', 'ttpvhcc', '', '', '', '', 'Giám đốc', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 66, 'post', 'p-tt-cv', 'ttpvhcc', '', '', '', '', 'Chuyên viên', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 67, 'post', 'p-an-hoa-ct', 'an-hoa', '', '', '', '', 'Chủ tịch', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 68, 'post', 'p-an-binh-ct', 'an-binh', '', '', '', '', 'Chủ tịch', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 69, 'post', 'p-tan-phu-ct', 'tan-phu', '', '', '', '', 'Chủ tịch', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 70, 'post', 'p-hai-chau-ct', 'hai-chau', '', '', '', '', 'Chủ tịch', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'head', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 71, 'tenure', '', '', '', 'chu-tich', '', 'p-chu-tich', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 72, 'tenure', '', '', '', 'pho-chu-tich', '', 'p-pho-chu-tich', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 73, 'tenure', '', '', '', 'cvp', '', 'p-cvp', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 74, 'tenure', '', '', '', 'thao', '', 'p-thao', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 75, 'tenure', '', '', '', 'stc-gd', '', 'p-stc-gd', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 76, 'tenure', '', '', '', 'hanh', '', 'p-hanh', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 77, 'tenure', '', '', '', 'sxd-gd', '', 'p-sxd-gd', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 78, 'tenure', '', '', '', 'minh', '', 'p-minh', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 79, 'tenure', '', '', '', 'lan', '', 'p-lan', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 80, 'tenure', '', '', '', 'snnmt-gd', '', 'p-snnmt-gd', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 81, 'tenure', '', '', '', 'snnmt-cv', '', 'p-snnmt-cv', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 82, 'tenure', '', '', '', 'snv-gd', '', 'p-snv-gd', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 83, 'tenure', '', '', '', 'snv-cv', '', 'p-snv-cv', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 84, 'tenure', '', '', '', 'stp-gd', '', 'p-stp-gd', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 85, 'tenure', '', '', '', 'stp-cv', '', 'p-stp-cv', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 86, 'tenure', '', '', '', 'ca-gd', '', 'p-ca-gd', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 87, 'tenure', '', '', '', 'tt-gd', '', 'p-tt-gd', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 88, 'tenure', '', '', '', 'tt-cv', '', 'p-tt-cv', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 89, 'tenure', '', '', '', 'an-hoa-ct', '', 'p-an-hoa-ct', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 90, 'tenure', '', '', '', 'an-binh-ct', '', 'p-an-binh-ct', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 91, 'tenure', '', '', '', 'tan-phu-ct', '', 'p-tan-phu-ct', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 92, 'tenure', '', '', '', 'hai-chau-ct', '', 'p-hai-chau-ct', '', '', '', '', '', '', '', '', '', '', 'Ví dụ của các tình huống kiểm thử', 'set', 0, 0, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO org_row (realm, seq, kind, code, unit, other, person, other_person, post, name_vi, name_en, abbr, aliases, class, level, system, function, decision, office, source, mark, agency, own, rank, valid_from, valid_to, announced, recorded) VALUES (1, 93, 'authority', '', 'sxd', '', '', '', '', '', '', '', '', '', '', '', '', 'directive', '', 'Dòng 12 của bảng thẩm quyền ví dụ', 'set', 0, 1, 'staff', 1672506000000000, 2305843009213693951, 1672506000000000, -2305843009213693952);
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 1, 'hours', 7305, 536870911, -536870912, 'Giờ hành chính', 'Office hours', 'Quyết định số 188/1999/QĐ-TTg (tuần làm việc 40 giờ, ghi theo trí nhớ); giờ trong ngày đặt tại đây, mỗi tỉnh quy định khác nhau', 'Decision 188/1999/QĐ-TTg (forty-hour week, recalled); hours of the day set here, they differ by province', 'set', -2305843009213693952, -2305843009213693952, '450-690,810-1050;450-690,810-1050;450-690,810-1050;450-690,810-1050;450-690,810-1050;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 2, 'fixed', 7305, 536870911, -536870912, 'Tết Dương lịch', 'New Year', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14', 'Labour Code 45/2019/QH14, art. 112.1', 'seen', -2305843009213693952, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 3, 'fixed', 7424, 536870911, -536870912, 'Ngày Chiến thắng 30/4', 'Victory Day (30 April)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14', 'Labour Code 45/2019/QH14, art. 112.1', 'seen', -2305843009213693952, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 4, 'fixed', 7425, 536870911, -536870912, 'Ngày Quốc tế Lao động 1/5', 'Labour Day (1 May)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14', 'Labour Code 45/2019/QH14, art. 112.1', 'seen', -2305843009213693952, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 5, 'fixed', 7548, 536870911, -536870912, 'Quốc khánh (ngày liền kề)', 'National Day (adjacent day)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; chọn ngày liền kề nào là giá trị đặt tại đây', 'Labour Code 45/2019/QH14, art. 112.1; which of the adjacent days is set here', 'set', -2305843009213693952, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 6, 'fixed', 7549, 536870911, -536870912, 'Quốc khánh', 'National Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14', 'Labour Code 45/2019/QH14, art. 112.1', 'seen', -2305843009213693952, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 7, 'year', 19358, 536870911, -536870912, 'Lịch nghỉ năm 2023', 'Days off in 2023', 'Văn bản số 8056 của Văn phòng Chính phủ, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Government Office document VPCP 8056, as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 8, 'year', 19723, 536870911, -536870912, 'Lịch nghỉ năm 2024', 'Days off in 2024', 'lịch nghỉ năm 2024 đăng trên sucsongtre.vn', 'schedule for 2024 as published by sucsongtre.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 9, 'year', 20089, 536870911, -536870912, 'Lịch nghỉ năm 2025', 'Days off in 2025', 'lịch nghỉ năm 2025 đăng trên znews.vn', 'schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 10, 'year', 20454, 536870911, -536870912, 'Lịch nghỉ năm 2026', 'Days off in 2026', 'Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu, theo tin trên thuvienphapluat.vn', 'document 6620/UBND-VX of the People''s Committee of Lai Châu, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 11, 'off', 19359, 536870911, -536870912, 'Nghỉ bù Tết Dương lịch', 'New Year compensation (1 January was a Sunday)', 'khoản 3 Điều 111 và khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14 (01/01/2023 là Chủ nhật); suy ra từ quy định', 'Labour Code 45/2019/QH14, art. 112.1 and 111.3 (1/1/2023 was a Sunday); computed', 'computed', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 12, 'off', 19377, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 13, 'off', 19380, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 14, 'off', 19381, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 15, 'off', 19382, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 16, 'off', 19383, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 17, 'off', 19478, 536870911, -536870912, 'Ngày Quốc tế Lao động 1/5', 'Labour Day (1 May)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 18, 'off', 19479, 536870911, -536870912, 'Nghỉ bù Giỗ Tổ Hùng Vương và 30/4', 'Compensation for Hùng Kings'' Day and 30 April', 'khoản 3 Điều 111 và khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1 and 111.3; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 19, 'off', 19480, 536870911, -536870912, 'Nghỉ bù Giỗ Tổ Hùng Vương và 30/4', 'Compensation for Hùng Kings'' Day and 30 April', 'khoản 3 Điều 111 và khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1 and 111.3; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 20, 'off', 19601, 536870911, -536870912, 'Quốc khánh', 'National Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 21, 'off', 19604, 536870911, -536870912, 'Nghỉ bù Quốc khánh', 'National Day compensation (2 September was a Saturday)', 'khoản 3 Điều 111 và khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 8056 của Văn phòng Chính phủ về lịch nghỉ năm 2023, theo tin trên ngaymoionline.com.vn và phunusuckhoe24h', 'Labour Code 45/2019/QH14, art. 112.1 and 111.3; Government Office document VPCP 8056, schedule for 2023 as reported by ngaymoionline.com.vn and phunusuckhoe24h', 'seen-2nd', 1669827600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 22, 'off', 19723, 536870911, -536870912, 'Tết Dương lịch', 'New Year', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; suy ra từ quy định', 'Labour Code 45/2019/QH14, art. 112.1; computed', 'computed', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 23, 'off', 19761, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2024 đăng trên sucsongtre.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2024 as published by sucsongtre.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 24, 'off', 19762, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2024 đăng trên sucsongtre.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2024 as published by sucsongtre.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 25, 'off', 19765, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2024 đăng trên sucsongtre.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2024 as published by sucsongtre.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 26, 'off', 19766, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2024 đăng trên sucsongtre.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2024 as published by sucsongtre.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 27, 'off', 19767, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2024 đăng trên sucsongtre.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2024 as published by sucsongtre.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 28, 'off', 19831, 536870911, -536870912, 'Giỗ Tổ Hùng Vương', 'Hùng Kings'' Commemoration Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14 (mùng 10 tháng 3 âm lịch); ngày dương lịch ghi theo trí nhớ, chưa đối chiếu', 'Labour Code 45/2019/QH14, art. 112.1 (10th day of the 3rd lunar month); the solar date is recalled, not verified', 'recalled', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 29, 'off', 19842, 536870911, -536870912, 'Nghỉ hoán đổi, làm bù thứ Bảy 4/5/2024', 'Swap: off, made up for on Saturday 2024-05-04', 'Thủ tướng Chính phủ cho hoán đổi ngày làm việc với thứ Bảy; Văn bản số 2450 của Văn phòng Chính phủ ngày 12/4/2024, theo tin trên baophapluat.vn', 'Prime Minister''s swap of a working day with a Saturday; Government Office document VPCP 2450 of 12/4/2024, as reported by baophapluat.vn', 'seen-2nd', 1712854800000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 30, 'off', 19843, 536870911, -536870912, 'Ngày Chiến thắng 30/4', 'Victory Day (30 April)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 2450 của Văn phòng Chính phủ ngày 12/4/2024, theo tin trên baophapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 2450 of 12/4/2024, as reported by baophapluat.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 31, 'off', 19844, 536870911, -536870912, 'Ngày Quốc tế Lao động 1/5', 'Labour Day (1 May)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 2450 của Văn phòng Chính phủ ngày 12/4/2024, theo tin trên baophapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document VPCP 2450 of 12/4/2024, as reported by baophapluat.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 32, 'work', 19847, 536870911, 19842, 'Làm bù cho thứ Hai 29/4/2024', 'Swap for 2024-04-29: worked Saturday', 'Thủ tướng Chính phủ cho hoán đổi ngày làm việc với thứ Bảy; Văn bản số 2450 của Văn phòng Chính phủ ngày 12/4/2024, theo tin trên baophapluat.vn', 'Prime Minister''s swap of a working day with a Saturday; Government Office document VPCP 2450 of 12/4/2024, as reported by baophapluat.vn', 'seen-2nd', 1712854800000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 33, 'off', 19968, 536870911, -536870912, 'Quốc khánh', 'National Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2024 đăng trên sucsongtre.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2024 as published by sucsongtre.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 34, 'off', 19969, 536870911, -536870912, 'Quốc khánh', 'National Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2024 đăng trên sucsongtre.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2024 as published by sucsongtre.vn', 'seen-2nd', 1701363600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 35, 'off', 20089, 536870911, -536870912, 'Tết Dương lịch', 'New Year', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 36, 'off', 20115, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 37, 'off', 20116, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 38, 'off', 20117, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 39, 'off', 20118, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 40, 'off', 20119, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 41, 'off', 20185, 536870911, -536870912, 'Giỗ Tổ Hùng Vương', 'Hùng Kings'' Commemoration Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 42, 'work', 20204, 536870911, 20210, 'Làm bù cho thứ Sáu 2/5/2025', 'Swap for 2025-05-02: worked Saturday', 'Thủ tướng Chính phủ cho hoán đổi ngày làm việc với thứ Bảy; lịch nghỉ năm 2025 đăng trên znews.vn', 'Prime Minister''s swap of a working day with a Saturday; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 43, 'off', 20208, 536870911, -536870912, 'Ngày Chiến thắng 30/4', 'Victory Day (30 April)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 44, 'off', 20209, 536870911, -536870912, 'Ngày Quốc tế Lao động 1/5', 'Labour Day (1 May)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên znews.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 45, 'off', 20210, 536870911, -536870912, 'Nghỉ hoán đổi, làm bù thứ Bảy 26/4/2025', 'Swap: off, made up for on Saturday 2025-04-26', 'Thủ tướng Chính phủ cho hoán đổi ngày làm việc với thứ Bảy; lịch nghỉ năm 2025 đăng trên znews.vn', 'Prime Minister''s swap of a working day with a Saturday; schedule for 2025 as published by znews.vn', 'seen-2nd', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 46, 'off', 20332, 536870911, -536870912, 'Quốc khánh', 'National Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên thuviennhadat.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by thuviennhadat.vn', 'seen', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 47, 'off', 20333, 536870911, -536870912, 'Quốc khánh', 'National Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; lịch nghỉ năm 2025 đăng trên thuviennhadat.vn', 'Labour Code 45/2019/QH14, art. 112.1; schedule for 2025 as published by thuviennhadat.vn', 'seen', 1732986000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 48, 'off', 20454, 536870911, -536870912, 'Tết Dương lịch', 'New Year', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 12729/VPCP-KGVX của Văn phòng Chính phủ ngày 25/12/2025, theo tin trên vietnamnet.vn', 'Labour Code 45/2019/QH14, art. 112.1; Government Office document 12729/VPCP-KGVX of 25/12/2025, as reported by vietnamnet.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 49, 'off', 20455, 536870911, -536870912, 'Nghỉ hoán đổi, làm bù thứ Bảy 10/1/2026', 'Swap: off, made up for on Saturday 2026-01-10', 'Thủ tướng Chính phủ cho hoán đổi ngày làm việc với thứ Bảy; Văn bản số 12729/VPCP-KGVX của Văn phòng Chính phủ ngày 25/12/2025, theo tin trên vietnamnet.vn', 'Prime Minister''s swap of a working day with a Saturday; Government Office document 12729/VPCP-KGVX of 25/12/2025, as reported by vietnamnet.vn', 'seen-2nd', 1766595600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 50, 'work', 20463, 536870911, 20455, 'Làm bù cho thứ Sáu 2/1/2026', 'Swap for 2026-01-02: worked Saturday', 'Thủ tướng Chính phủ cho hoán đổi ngày làm việc với thứ Bảy; Văn bản số 12729/VPCP-KGVX của Văn phòng Chính phủ ngày 25/12/2025, theo tin trên vietnamnet.vn', 'Prime Minister''s swap of a working day with a Saturday; Government Office document 12729/VPCP-KGVX of 25/12/2025, as reported by vietnamnet.vn', 'seen-2nd', 1766595600000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 51, 'off', 20500, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 52, 'off', 20501, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 53, 'off', 20502, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 54, 'off', 20503, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 55, 'off', 20504, 536870911, -536870912, 'Tết Nguyên đán', 'Tết (Lunar New Year)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 56, 'off', 20570, 536870911, -536870912, 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Hùng Kings compensation (26 April is a Sunday)', 'khoản 3 Điều 111 và khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; ngày âm lịch ghi theo trí nhớ, chưa đối chiếu; ngày nghỉ bù suy ra từ đó', 'Labour Code 45/2019/QH14, art. 112.1 and 111.3; lunar date recalled, not verified; compensation computed from it', 'recalled', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 57, 'off', 20573, 536870911, -536870912, 'Ngày Chiến thắng 30/4', 'Victory Day (30 April)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; suy ra từ quy định', 'Labour Code 45/2019/QH14, art. 112.1; computed', 'computed', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 58, 'off', 20574, 536870911, -536870912, 'Ngày Quốc tế Lao động 1/5', 'Labour Day (1 May)', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; suy ra từ quy định', 'Labour Code 45/2019/QH14, art. 112.1; computed', 'computed', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 59, 'work', 20687, 536870911, 20696, 'Làm bù cho thứ Hai 31/8/2026', 'Swap for 2026-08-31: worked Saturday', 'Thủ tướng Chính phủ cho hoán đổi ngày làm việc với thứ Bảy; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Prime Minister''s swap of a working day with a Saturday; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 60, 'off', 20696, 536870911, -536870912, 'Nghỉ hoán đổi, làm bù thứ Bảy 22/8/2026', 'Swap: off, made up for on Saturday 2026-08-22', 'Thủ tướng Chính phủ cho hoán đổi ngày làm việc với thứ Bảy; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Prime Minister''s swap of a working day with a Saturday; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 61, 'off', 20697, 536870911, -536870912, 'Quốc khánh', 'National Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO calendar_row (realm, seq, kind, day, day_to, like_day, name_vi, name_en, source_vi, source_en, mark, announced, recorded, hours) VALUES (1, 62, 'off', 20698, 536870911, -536870912, 'Quốc khánh', 'National Day', 'khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14; Văn bản số 6620/UBND-VX của UBND tỉnh Lai Châu về lịch nghỉ năm 2026, theo tin trên thuvienphapluat.vn', 'Labour Code 45/2019/QH14, art. 112.1; document 6620/UBND-VX of the People''s Committee of Lai Châu on the holidays of 2026, as reported by thuvienphapluat.vn', 'seen-2nd', 1764522000000000, -2305843009213693952, ';;;;;;');
INSERT INTO regulation (realm, seq, name, recorded, yaml) VALUES (1, 1, 'regulations/vn/directive.yaml', -2305843009213693952, '# Nhiệm vụ giao theo văn bản chỉ đạo, điều hành
#
# Mỗi dòng ghi văn bản làm căn cứ (source) và mức độ chắc chắn (mark): seen, seen-2nd, computed, recalled, set.
# "set" là giá trị do cơ quan tự đặt, chưa đối chiếu văn bản; mỗi nơi sửa theo quy chế làm việc của mình.
# The format is described in docs/formats/regulation.md.
regulations:
  - kind: directive
    names: { vi: "Nhiệm vụ giao theo văn bản chỉ đạo", en: "task of a directive" }
    prefix: V
    valid: { from: 2015-01-01 }
    source:
      vi: "Quyết định số 42/2014/QĐ-TTg, sửa đổi bởi Quyết định số 23/2018/QĐ-TTg, về theo dõi, đôn đốc nhiệm vụ được giao; các khoảng thời gian dưới đây do cơ quan thiết lập"
      en: "Decision 42/2014/QĐ-TTg, amended by Decision 23/2018/QĐ-TTg, on following and urging assigned tasks; the lengths of time below are set by the office"
    mark: set
    # No document states these two: they are for each office to set, and what rests on the first is shown as unverified.
    fallback: 30 days
    least: 1 working day
    confirmed: yes
    steps:
      - code: do
        names: { vi: "Tổ chức thực hiện", en: "do" }
        on: open
        holder: lead
        source:
          vi: "Quy trình xử lý do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "order of work set by the office, checked against no text"
        mark: set
      - code: decision
        names: { vi: "Xem xét, quyết định", en: "decision" }
        on: advise
        holder: decider
        limit: 3 working days
        source:
          vi: "Giá trị do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "value set by the office, checked against no text"
        mark: set
      - code: carry_out
        names: { vi: "Triển khai quyết định", en: "carry out" }
        on: decide
        holder: adviser
        source:
          vi: "Quy trình xử lý do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "order of work set by the office, checked against no text"
        mark: set
      - code: confirm
        names: { vi: "Xác nhận hoàn thành", en: "confirm" }
        on: complete
        holder: confirmer
        limit: 3 working days
        source:
          vi: "Giá trị do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "value set by the office, checked against no text"
        mark: set
      - code: do_again
        names: { vi: "Thực hiện lại theo yêu cầu", en: "do again" }
        on: return
        after: confirm
        holder: lead
        source:
          vi: "Quy trình xử lý do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "order of work set by the office, checked against no text"
        mark: set
      - code: revise
        names: { vi: "Hoàn thiện nội dung trình", en: "revise the advice" }
        on: return
        after: decision
        holder: adviser
        source:
          vi: "Quy trình xử lý do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "order of work set by the office, checked against no text"
        mark: set
    reasons:
      - act: escalate
        code: beyond_authority
        names: { vi: "Vượt thẩm quyền", en: "beyond own authority" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: escalate
        code: law_unclear
        names: { vi: "Quy định chưa rõ hoặc còn cách hiểu khác nhau", en: "the law is unclear" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: escalate
        code: conflict
        names: { vi: "Có xung đột lợi ích", en: "conflict of interest" }
        source:
          vi: "Điều 29 đến Điều 34 Luật Phòng, chống tham nhũng năm 2018"
          en: "Anti-Corruption Law 2018, art. 29 to 34"
        mark: seen
      - act: escalate
        code: other
        names: { vi: "Lý do khác", en: "other" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: transfer
        code: not_function
        names: { vi: "Không thuộc chức năng, nhiệm vụ", en: "not our function" }
        source:
          vi: "Lý do từ chối trong liên thông văn bản theo Quyết định số 28/2018/QĐ-TTg"
          en: "reasons for refusal in the exchange of documents, Decision 28/2018/QĐ-TTg"
        mark: seen-2nd
      - act: transfer
        code: competent_unit
        names: { vi: "Chuyển đơn vị có thẩm quyền", en: "to the competent unit" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: transfer
        code: reassigned
        names: { vi: "Phân công lại theo chỉ đạo của cấp trên", en: "reassigned by the superior" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: transfer
        code: other
        names: { vi: "Lý do khác", en: "other" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: return
        code: not_function
        names: { vi: "Không thuộc chức năng, nhiệm vụ", en: "not our function" }
        source:
          vi: "Lý do từ chối trong liên thông văn bản theo Quyết định số 28/2018/QĐ-TTg"
          en: "reasons for refusal in the exchange of documents, Decision 28/2018/QĐ-TTg"
        mark: seen-2nd
      - act: return
        code: own_authority
        names: { vi: "Thuộc thẩm quyền của đơn vị trình", en: "within the sender''s own authority" }
        source:
          vi: "Công điện ngày 04/5/2023 của Thủ tướng Chính phủ"
          en: "telegram of the Prime Minister of 4 May 2023"
        mark: seen-2nd
      - act: return
        code: papers_missing
        names: { vi: "Thiếu hồ sơ, tài liệu kèm theo", en: "papers missing" }
        source:
          vi: "Lý do từ chối trong liên thông văn bản theo Quyết định số 28/2018/QĐ-TTg"
          en: "reasons for refusal in the exchange of documents, Decision 28/2018/QĐ-TTg"
        mark: seen-2nd
      - act: return
        code: unclear
        names: { vi: "Nội dung giao chưa rõ", en: "the content is unclear" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: return
        code: no_view
        names: { vi: "Nội dung tham mưu chưa nêu rõ chính kiến", en: "the advice states no view" }
        source:
          vi: "Công điện ngày 04/5/2023 của Thủ tướng Chính phủ"
          en: "telegram of the Prime Minister of 4 May 2023"
        mark: seen-2nd
      - act: return
        code: not_done
        names: { vi: "Kết quả chưa đạt yêu cầu", en: "the result does not meet the demand" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: return
        code: other
        names: { vi: "Lý do khác", en: "other" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: recuse
        code: interest
        names: { vi: "Có xung đột lợi ích", en: "conflict of interest" }
        source:
          vi: "Điều 29 đến Điều 34 Luật Phòng, chống tham nhũng năm 2018"
          en: "Anti-Corruption Law 2018, art. 29 to 34"
        mark: seen
      - act: recuse
        code: relative
        names: { vi: "Có quan hệ gia đình với người có liên quan", en: "related to a person concerned" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: recuse
        code: other
        names: { vi: "Lý do chính đáng khác", en: "another good ground" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: pause
        code: ordered
        names: { vi: "Cấp có thẩm quyền yêu cầu tạm dừng bằng văn bản", en: "stopped in writing by the competent level" }
        effect: stops
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: pause
        code: force_majeure
        names: { vi: "Thiên tai, dịch bệnh hoặc sự kiện bất khả kháng khác", en: "disaster or other force majeure" }
        effect: stops
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: await
        code: central_opinion
        names: { vi: "Chờ ý kiến cấp có thẩm quyền ở Trung ương", en: "opinion of a central body" }
        effect: runs_on
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: await
        code: council_session
        names: { vi: "Chờ kỳ họp Hội đồng nhân dân", en: "session of the People''s Council" }
        effect: runs_on
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: await
        code: court
        names: { vi: "Chờ bản án, quyết định của Tòa án", en: "judgment of a court" }
        effect: runs_on
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: await
        code: other_province
        names: { vi: "Chờ ý kiến của địa phương khác", en: "opinion of another province" }
        effect: runs_on
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: await
        code: outside_papers
        names: { vi: "Chờ tổ chức, cá nhân cung cấp hồ sơ, tài liệu", en: "papers from outside" }
        effect: runs_on
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: await
        code: event
        names: { vi: "Chờ thời điểm, sự kiện đã xác định", en: "a known event" }
        effect: runs_on
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: cancel
        code: revoked
        names: { vi: "Văn bản giao việc bị thu hồi, bãi bỏ", en: "the directive was revoked" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: cancel
        code: replaced
        names: { vi: "Đã thay bằng nội dung giao khác", en: "replaced by another task" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: cancel
        code: duplicate
        names: { vi: "Trùng với việc đã giao", en: "given twice" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: cancel
        code: mistaken
        names: { vi: "Ghi nhận nhầm", en: "recorded by mistake" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
      - act: cancel
        code: not_needed
        names: { vi: "Không còn cần thực hiện", en: "no longer needed" }
        source:
          vi: "Danh mục do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "list set by the office, checked against no text"
        mark: set
    forms:
      # 2 to 5 working days by the working rules; the longest is taken. The text was read in a summary only.
      - form: opinion
        limit: 5 working days
        consent: yes
        source:
          vi: "Quy chế làm việc của Chính phủ ban hành kèm theo Nghị định số 191/2026/NĐ-CP (đọc qua bản tóm tắt)"
          en: "Working Regulation of the Government issued with Decree 191/2026/NĐ-CP (read in a summary)"
        mark: set
      - form: appraisal
        waited_for: yes
        source:
          vi: "Giá trị do cơ quan thiết lập, chưa đối chiếu văn bản"
          en: "value set by the office, checked against no text"
        mark: set
    acts:
      - { act: open, names: { vi: "Giao việc", en: "give work" } }
      - { act: assign, names: { vi: "Phân công", en: "assign" } }
      - { act: forward, forbidden: yes }
      - { act: advise, names: { vi: "Tham mưu, trình", en: "advise" } }
      - { act: escalate, names: { vi: "Trình cấp trên xử lý", en: "pass up" } }
      - { act: transfer, names: { vi: "Chuyển đơn vị khác", en: "transfer" } }
      - { act: return, names: { vi: "Trả lại", en: "return" } }
      - { act: recuse, names: { vi: "Xin không tham gia giải quyết", en: "withdraw" } }
      - { act: ask, names: { vi: "Lấy ý kiến, đề nghị phối hợp", en: "ask" } }
      - { act: reply, names: { vi: "Trả lời", en: "reply" } }
      - { act: pause, names: { vi: "Tạm dừng", en: "pause" } }
      - { act: await, names: { vi: "Chờ bên ngoài", en: "await" } }
      - { act: resume, names: { vi: "Tiếp tục xử lý", en: "resume" } }
      - { act: decide, names: { vi: "Quyết định", en: "decide" } }
      - { act: complete, names: { vi: "Báo cáo hoàn thành", en: "complete" } }
      - { act: extend, names: { vi: "Gia hạn", en: "extend" } }
      - { act: report, names: { vi: "Báo cáo tiến độ", en: "report progress" } }
      - { act: urge, names: { vi: "Đôn đốc", en: "urge" } }
      - { act: correct, names: { vi: "Đính chính", en: "correct" } }
      - { act: cancel, names: { vi: "Dừng, không thực hiện tiếp", en: "cancel" } }
      - { act: reopen, names: { vi: "Mở lại việc", en: "reopen" } }
      - { act: unseal, forbidden: yes }
');
INSERT INTO document (realm, id, number, issuer, type, title, date, recorded, sha256, text) VALUES (1, 1, '12/TB-VP', 'VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH', 'Thông báo', '', 20301, 1754532000000000, x'313ba6c25ec8069e77f20e786aa73ec453edf6491fe9dad688dbcd067c80f6a1', 'VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH

Số: 12/TB-VP
Ngày 1 tháng 8 năm 2025

THÔNG BÁO

1. Giao Sở Tài chính rà soát, báo cáo trước ngày 31/8/2025.
');
INSERT INTO content (realm, id, document, ordinal, start, stop, number, words, json) VALUES (1, 1, 1, 1, 84, 139, '1', 'Giao Sở Tài chính rà soát, báo cáo trước ngày 31/8/2025', '{"coordinate":[],"date":"2025-08-31","day":0,"due":"trước ngày 31/8/2025","event":0,"exhortation":false,"lead":[{"name":"Sở Tài chính","open_set":false}],"length":0,"minute":-1,"month":0,"n":0,"person":null,"product":null,"recur":0,"report_to":null,"stated":true}');
INSERT INTO matter (realm, id, family, parent, code) VALUES (1, 1, 1, NULL, 'V1');
INSERT INTO matter (realm, id, family, parent, code) VALUES (1, 2, 1, 1, 'V1/1');
INSERT INTO matter (realm, id, family, parent, code) VALUES (1, 3, 3, NULL, 'V2');
INSERT INTO act (realm, family, seq, matter, kind, recorded, happened, person, post, unit, behalf, surety, words, body) VALUES (1, 1, 1, 1, 0, 1754269200000000, NULL, 3, 3, 2, 0, 2, 131073, 'due=2025-09-12
giver=1
kind=directive
to=4');
INSERT INTO act (realm, family, seq, matter, kind, recorded, happened, person, post, unit, behalf, surety, words, body) VALUES (1, 1, 2, 1, 1, 1754272800000000, NULL, 7, 7, 4, 0, 2, 131072, 'to_person=8');
INSERT INTO act (realm, family, seq, matter, kind, recorded, happened, person, post, unit, behalf, surety, words, body) VALUES (1, 1, 3, 1, 8, 1754355600000000, NULL, 8, 8, 4, 0, 2, 131073, 'child=2
due=2025-08-08
form=part
to=7');
INSERT INTO act (realm, family, seq, matter, kind, recorded, happened, person, post, unit, behalf, surety, words, body) VALUES (1, 1, 4, 2, 9, 1754442000000000, NULL, 14, 14, 7, 0, 2, 131074, 'answer=part');
INSERT INTO act (realm, family, seq, matter, kind, recorded, happened, person, post, unit, behalf, surety, words, body) VALUES (1, 1, 5, 1, 14, 1754528400000000, NULL, 8, 8, 4, 0, 2, 131456, '');
INSERT INTO act (realm, family, seq, matter, kind, recorded, happened, person, post, unit, behalf, surety, words, body) VALUES (1, 3, 6, 3, 0, 1754532000000000, NULL, 3, 3, 2, 0, 2, 131073, 'due=20 working days
giver=1
kind=directive
to=3');
INSERT INTO act_word (realm, seq, family, title, words, view, work, basis, ground, document, evidence, product, outcome, missing, rule, whom, came, votes, quantity, period, operator, event) VALUES (1, 1, 1, x'94d1badbbde7be15ede2e0dbe8a40d5b52c3a020736fc3a1742c2062c3a16f2063c3a16f', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'05586035badb4d2afe44e838d9a1d682726f6f74', NULL);
INSERT INTO act_word (realm, seq, family, title, words, view, work, basis, ground, document, evidence, product, outcome, missing, rule, whom, came, votes, quantity, period, operator, event) VALUES (1, 2, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'f56ec26a3063617a3c2afae56ae990fe726f6f74', NULL);
INSERT INTO act_word (realm, seq, family, title, words, view, work, basis, ground, document, evidence, product, outcome, missing, rule, whom, came, votes, quantity, period, operator, event) VALUES (1, 3, 1, x'f5625bd43210f5dd028c2bba14d9e4aa5068e1baa76e2063e1bba7612053e1bb9f2054c6b0207068c3a170', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'cce35b895a68b97a90b0bbccdf9a79a2726f6f74', NULL);
INSERT INTO act_word (realm, seq, family, title, words, view, work, basis, ground, document, evidence, product, outcome, missing, rule, whom, came, votes, quantity, period, operator, event) VALUES (1, 4, 1, NULL, x'597c1a6c665060102987aa70247eb0b9c490c3a279206cc3a0207068e1baa76e2063e1bba7612053e1bb9f2054c6b0207068c3a170', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'32a92a385cd86862adb61c1e817519a8726f6f74', NULL);
INSERT INTO act_word (realm, seq, family, title, words, view, work, basis, ground, document, evidence, product, outcome, missing, rule, whom, came, votes, quantity, period, operator, event) VALUES (1, 5, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'd0ce62b58ae876fbe15ab80573741af256c4836e2062e1baa36e2039', x'48d25fec05497d7e489418010e5db14c42c3a16f2063c3a16f', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'57974bcec2aefc5c81dbae5cf6e11a94726f6f74', NULL);
INSERT INTO act_word (realm, seq, family, title, words, view, work, basis, ground, document, evidence, product, outcome, missing, rule, whom, came, votes, quantity, period, operator, event) VALUES (1, 6, 3, x'94d8f68ba8c69604a16899fb73b1fa8a4ce1baad702064e1bbb120746fc3a16e', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'4aa6c83d182ca6d89b50fb4592fbd9eb726f6f74', NULL);
INSERT INTO document_file (realm, document, name) VALUES (1, 1, 'n.txt');
INSERT INTO account (realm, id, name, person, password, factor, factor_new, factor_step, locked, created, signed_in, lang, keys, digest, issuer, subject) VALUES (1, 1, 'vanphong', 'cvp', '', x'', x'', 0, 0, 1795757659002682, NULL, '', 1, 0, '', '');
INSERT INTO account_change (realm, n) VALUES (1, 1);
INSERT INTO link (realm, digest, account, created, expires) VALUES (1, x'c21d9fa43d0969793b39d97e6beb51779938e20f37f6832abefb606236dec687', 1, 1795757659002682, 1796016859002682);
INSERT INTO account_grant (realm, seq, account, ends, right_word, unit, kind, granted_by, day_from, day_to, at) VALUES (1, 1, 1, 0, 'read', '', '', 'root', 20784, 536870911, 1795757659166928);
INSERT INTO account_event (realm, seq, at, account, address, what, subject, detail) VALUES (1, 1, 1795757659002682, 'root', 'console', 'account', 'vanphong', 'cvp');
INSERT INTO account_event (realm, seq, at, account, address, what, subject, detail) VALUES (1, 2, 1795757659166928, 'root', 'console', 'grant', 'vanphong', 'read 2026-11-27');
INSERT INTO view_matter (realm, id, family, content, lead, live, kind, form, giver, opening, opened, ended, finished, due, first_due, unverified_due) VALUES (1, 1, 1, 0, 4, 1, 'directive', 0, 1, 1, 1754269200000000, 2305843009213693951, 1754528400000000, 1757696400000000, 1757696400000000, 0);
INSERT INTO view_matter (realm, id, family, content, lead, live, kind, form, giver, opening, opened, ended, finished, due, first_due, unverified_due) VALUES (1, 2, 1, 0, 7, 0, 'directive', 3, 4, 3, 1754355600000000, 1754442000000000, 1754442000000000, 1754672400000000, 1754672400000000, 0);
INSERT INTO view_matter (realm, id, family, content, lead, live, kind, form, giver, opening, opened, ended, finished, due, first_due, unverified_due) VALUES (1, 3, 3, 0, 3, 1, 'directive', 0, 1, 6, 1754532000000000, 2305843009213693951, NULL, 1757350800000000, 1757350800000000, 0);
INSERT INTO view_holding (realm, matter, n, live, until, unit, since, state, person, step, run, cause, act, from_unit, from_person, gives, allocated, to_allocate, receivable) VALUES (1, 1, 0, 0, 1754272800000000, 4, 1754269200000000, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, NULL);
INSERT INTO view_holding (realm, matter, n, live, until, unit, since, state, person, step, run, cause, act, from_unit, from_person, gives, allocated, to_allocate, receivable) VALUES (1, 1, 1, 0, 1754528400000000, 4, 1754272800000000, 0, 8, 0, 0, 0, 2, 4, 0, 0, 0, 0, NULL);
INSERT INTO view_holding (realm, matter, n, live, until, unit, since, state, person, step, run, cause, act, from_unit, from_person, gives, allocated, to_allocate, receivable) VALUES (1, 1, 2, 1, 2305843009213693951, 2, 1754528400000000, 3, 0, 3, 1, 0, 5, 4, 8, 1, 0, 0, NULL);
INSERT INTO view_holding (realm, matter, n, live, until, unit, since, state, person, step, run, cause, act, from_unit, from_person, gives, allocated, to_allocate, receivable) VALUES (1, 2, 0, 0, 1754442000000000, 7, 1754355600000000, 0, 0, -1, 0, 0, 3, 4, 8, 1, 0, 0, NULL);
INSERT INTO view_holding (realm, matter, n, live, until, unit, since, state, person, step, run, cause, act, from_unit, from_person, gives, allocated, to_allocate, receivable) VALUES (1, 3, 0, 1, 2305843009213693951, 3, 1754532000000000, 0, 0, 0, 0, 0, 6, 1, 0, 1, 0, 0, NULL);
INSERT INTO view_acted (realm, person, family) VALUES (1, 3, 1);
INSERT INTO view_acted (realm, person, family) VALUES (1, 3, 3);
INSERT INTO view_acted (realm, person, family) VALUES (1, 7, 1);
INSERT INTO view_acted (realm, person, family) VALUES (1, 8, 1);
INSERT INTO view_acted (realm, person, family) VALUES (1, 14, 1);
