//! Files that are broken, of another encoding, or not to be read; runs that are killed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Instant;

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command.args(args).env("LC_ALL", "C").current_dir(folder).stdin(Stdio::null());
    command
}

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

fn errors(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

fn printed(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

/// Exit status, what is complained of, and whether anything was found.
fn read(name: &str, bytes: &[u8]) -> (Option<i32>, String, bool) {
    let folder = folder(&format!("input_{name}"));
    fs::write(folder.join("a.txt"), bytes).unwrap();
    let output = run(&folder, &["extract", "a.txt"]);
    (output.status.code(), errors(&output).trim_end().to_owned(), !output.stdout.is_empty())
}

#[test]
fn broken_bytes_are_named_and_all_else_is_read() {
    let folder = folder("broken");
    let mut bytes = "Theo Nghị định số 30/2020/NĐ-CP\nvà ".repeat(2).into_bytes();
    let place = bytes.len();
    bytes.extend(b"\xD4\xCE ");
    bytes.extend("Luật Đất đai".bytes());
    fs::write(folder.join("a.txt"), &bytes).unwrap();
    let output = run(&folder, &["extract", "a.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let expected =
        format!("viendan: a.txt: byte {place} (line 3): expected UTF-8 text, found the byte 0xD4; 2 bytes are broken, all else was read\n");
    assert_eq!(errors(&output), expected);
    let last: serde_json::Value = serde_json::from_str(printed(&output).lines().last().unwrap()).unwrap();
    let at = usize::try_from(last["start"].as_u64().unwrap()).unwrap();
    assert_eq!(&bytes[at..], "Luật Đất đai".as_bytes());
}

#[test]
fn other_encodings_are_named() {
    let latin = |text: &str| -> Vec<u8> { text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect() };
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "Theo Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ".encode_utf16().flat_map(order).collect()
    };
    let tcvn3 = "C¨n cø kho¶n 2 §iÒu 5 LuËt §Êt ®ai";
    let vni = "Caên cöù khoaûn 2 Ñieàu 5 Luaät Ñaát ñai";
    let rows: [(&str, Vec<u8>, &str); 6] = [
        ("tcvn3", latin(tcvn3), "byte 7 (line 1): expected UTF-8 text, found TCVN3 (ABC) "),
        ("vni", latin(vni), "byte 9 (line 1): expected UTF-8 text, found VNI-Windows "),
        ("tcvn3_as_utf8", tcvn3.into(), "byte 9 (line 1): expected UTF-8 text, found TCVN3 (ABC) "),
        ("vni_as_utf8", vni.into(), "byte 12 (line 1): expected UTF-8 text, found VNI-Windows "),
        ("utf16le", wide(u16::to_le_bytes), "byte 1 (line 1): expected UTF-8 text, found UTF-16LE "),
        ("utf16be", wide(u16::to_be_bytes), "byte 0 (line 1): expected UTF-8 text, found UTF-16BE "),
    ];
    for (name, bytes, expected) in rows {
        let (status, said, found) = read(name, &bytes);
        assert_eq!((status, found), (Some(1), false), "{name}: {said}");
        assert!(said.starts_with(&format!("viendan: a.txt: {expected}(convert it: ")), "{name}: {said}");
    }
    let heading = "Xét thấy yêu cầu được chấp nhận.\nNhËn ®Þnh cña tßa ¸n:\nCăn cứ Điều 5 Luật Nhà ở và quy định của pháp luật";
    assert_eq!(read("heading", heading.as_bytes()), (Some(0), String::new(), true));
    let french = "Le père « déçu » a été à l'école; Điều 5 Luật này";
    assert_eq!(read("french", french.as_bytes()), (Some(0), String::new(), true));
    let (status, said, found) = read("binary", &[0x80; 400]);
    assert_eq!((status, found), (Some(1), false));
    assert!(said.ends_with("too much is broken, nothing was read"), "{said}");
}

#[test]
fn a_line_without_end_and_a_cut_character_are_read() {
    let long = "Luật Đất đai và ".repeat(50_000);
    assert_eq!(read("long", long.as_bytes()), (Some(0), String::new(), true));
    let (text, _) = "theo Luật Đất đai, Điều 5 Luật Đấ".as_bytes().split_last_chunk::<1>().unwrap();
    let (status, said, found) = read("cut", text);
    assert_eq!((status, found), (Some(1), true), "{said}");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named_and_the_others_go_on() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("forbidden");
    fs::create_dir(folder.join("shut")).unwrap();
    fs::write(folder.join("secret.txt"), "Luật này").unwrap();
    fs::write(folder.join("z.txt"), "Điều 5 Luật này").unwrap();
    for name in ["shut", "secret.txt"] {
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o000)).unwrap();
    }
    // To root nothing is forbidden.
    let forbidden = fs::read(folder.join("secret.txt")).is_err();
    let output = run(&folder, &["extract", "."]);
    fs::set_permissions(folder.join("shut"), fs::Permissions::from_mode(0o700)).unwrap();
    assert!(printed(&output).contains("z.txt"));
    if forbidden {
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(errors(&output).matches("cannot be read").count(), 2);
    }
}

#[test]
fn an_output_file_is_whole_or_not_there() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), "Điều 5 Luật này").unwrap();
    fs::write(folder.join("b.txt"), "Luật Đất đai").unwrap();
    let expected = run(&folder, &["extract", "a.txt", "b.txt"]);
    let output = run(&folder, &["extract", "a.txt", "b.txt", "--output", "out.jsonl"]);
    assert_eq!((output.status.code(), printed(&output), errors(&output)), (Some(0), "", ""));
    assert_eq!(fs::read(folder.join("out.jsonl")).unwrap(), expected.stdout);
    let mut left: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["a.txt", "b.txt", "out.jsonl"]);

    let output = run(&folder, &["extract", "a.txt", "--output", "missing/out.jsonl"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(errors(&output).starts_with("viendan: missing/out.jsonl.part: "), "{}", errors(&output));
}

#[test]
fn a_folder_of_outputs_has_one_for_each_input() {
    let folder = folder("outputs");
    fs::create_dir_all(folder.join("in/deep")).unwrap();
    fs::write(folder.join("in/a.txt"), "Điều 5 Luật này").unwrap();
    fs::write(folder.join("in/deep/a.txt"), "Luật Đất đai").unwrap();
    let output = run(&folder, &["extract", "in", "--output", "out/"]);
    assert_eq!((output.status.code(), errors(&output)), (Some(0), ""));
    let expected = run(&folder, &["extract", "in"]);
    let one = |name: &str| fs::read_to_string(folder.join("out/in").join(name)).unwrap();
    assert_eq!(one("a.txt.jsonl") + &one("deep/a.txt.jsonl"), printed(&expected));
    assert!(!folder.join("out/.progress").exists());

    let output = run(&folder, &["extract", "in/a.txt", "in/deep/../a.txt", "./in/a.txt", "--output", "out/"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(errors(&output), "viendan: in/a.txt and ./in/a.txt would have one output\n");
}

#[test]
fn an_earlier_run_of_other_inputs_or_options_is_not_gone_on_with() {
    let folder = folder("other_run");
    fs::write(folder.join("a.txt"), "Điều 5 Luật này").unwrap();
    let progress = folder.join("out.jsonl.progress");
    let go_on = |args: &[&str]| {
        let output = run(&folder, &[&["extract", "--resume", "--output", "out.jsonl"], args].concat());
        (output.status.code(), errors(&output).to_owned())
    };
    fs::write(&progress, "{\"options\":\"other\"}\n").unwrap();
    assert_eq!(
        go_on(&["a.txt"]),
        (Some(2), "viendan: out.jsonl.progress: line 1: the earlier run had other options; without --resume all is done anew\n".to_owned())
    );
    fs::remove_file(&progress).unwrap();
    assert_eq!(go_on(&["a.txt"]), (Some(0), String::new()));
    assert_eq!(run(&folder, &["extract", "--resume", "a.txt"]).status.code(), Some(2));
}

/// Texts with some that are faulty.
fn texts(folder: &Path, files: usize) {
    fs::create_dir(folder.join("in")).unwrap();
    for n in 0..files {
        let mut text = String::new();
        for line in 0..(n * 7) % 40 {
            writeln!(text, "{line}. Theo khoản {} Điều {n} Nghị định số {n}/2020/NĐ-CP và Luật Đất đai.", line + 1).unwrap();
        }
        let mut bytes = text.into_bytes();
        if n % 17 == 3 {
            bytes.extend(b"\xFF\n");
        }
        fs::write(folder.join(format!("in/{n:05}.txt")), bytes).unwrap();
    }
}

/// A number of the environment, for longer runs than an ordinary test's.
fn setting(name: &str, ordinary: usize) -> usize {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(ordinary)
}

#[test]
fn a_killed_run_goes_on_where_it_was() {
    let folder = folder("killed");
    texts(&folder, setting("BULK_FILES", 60));
    let joined = |folder: &Path| fs::read(folder.join("out.jsonl")).unwrap();
    let kills = setting("BULK_KILLS", 2);
    let mut seed = 12_345_u64;
    for verb in ["extract", "link"] {
        let began = Instant::now();
        let whole = run(&folder, &[verb, "in", "--output", "out.jsonl"]);
        let time = began.elapsed();
        let expected = joined(&folder);
        assert!(expected == run(&folder, &[verb, "in"]).stdout);
        let faults = errors(&whole).lines().count();
        assert_eq!((whole.status.code(), faults > 0), (Some(1), true));
        for kill in 0..kills {
            let to = if kill % 2 == 0 { "out.jsonl" } else { "outputs/" };
            let _ = fs::remove_file(folder.join("out.jsonl"));
            let _ = fs::remove_dir_all(folder.join("outputs"));
            // A moment of the run, by a generator that gives the same ones each time.
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let moment = time.mul_f64((seed >> 40) as f64 / (1u64 << 24) as f64);
            let mut child = command(&folder, &[verb, "in", "--output", to]).stderr(Stdio::null()).spawn().unwrap();
            sleep(moment);
            child.kill().unwrap();
            child.wait().unwrap();
            if let Ok(there) = fs::read(folder.join("out.jsonl")) {
                assert!(there == expected, "kill {kill} after {moment:?} left half a file");
            }
            let progress = if to == "out.jsonl" { "out.jsonl.progress" } else { "outputs/.progress" };
            let done = fs::read_to_string(folder.join(progress)).map_or(0, |text| text.lines().count().saturating_sub(1));
            let resumed = run(&folder, &[verb, "in", "--output", to, "--resume"]);
            assert_eq!(resumed.status.code(), Some(1), "{}", errors(&resumed));
            assert_eq!(errors(&resumed).lines().count(), faults, "kill {kill} after {moment:?}");
            println!("{verb}, kill {kill} after {moment:?}: {done} inputs done");
            if to == "outputs/" {
                let mut files: Vec<_> = fs::read_dir(folder.join("outputs/in")).unwrap().map(|e| e.unwrap().path()).collect();
                files.sort();
                let all: Vec<u8> = files.iter().flat_map(|file| fs::read(file).unwrap()).collect();
                assert!(all == expected, "kill {kill} after {moment:?}: the outputs differ");
            } else {
                assert!(joined(&folder) == expected, "kill {kill} after {moment:?}: the output differs");
            }
        }
    }
}

#[test]
fn a_graph_goes_into_one_file_once_it_is_whole() {
    let folder = folder("graph_output");
    texts(&folder, 5);
    let expected = run(&folder, &["graph", "in", "--format", "csv"]);
    let output = run(&folder, &["graph", "in", "--format", "csv", "--output", "out.csv"]);
    assert_eq!((output.status.code(), printed(&output), errors(&output)), (Some(1), "", errors(&expected)));
    assert_eq!(fs::read(folder.join("out.csv")).unwrap(), expected.stdout);
    let output = run(&folder, &["graph", "in", "--output", "out/"]);
    assert_eq!((output.status.code(), errors(&output)), (Some(2), "viendan: out/: a graph is one file, this is a folder\n"));
}

#[cfg(unix)]
#[test]
fn a_run_is_not_gone_on_with_when_its_texts_are_others() {
    let folder = folder("other_texts");
    texts(&folder, 9);
    // A run that ends before its last input: what was done is noted.
    let line = format!("trap '' XFSZ; ulimit -f 8; exec {} link in --output out.jsonl", env!("CARGO_BIN_EXE_viendan"));
    assert_eq!(Command::new("sh").args(["-c", &line]).current_dir(&folder).output().unwrap().status.code(), Some(3));
    fs::write(folder.join("in/99999.txt"), "Theo Nghị định số 1/2020/NĐ-CP.").unwrap();
    let output = run(&folder, &["link", "in", "--output", "out.jsonl", "--resume"]);
    let said = "viendan: out.jsonl.progress: line 1: the earlier run had other options; without --resume all is done anew\n";
    assert_eq!((output.status.code(), errors(&output)), (Some(2), said));
    fs::remove_file(folder.join("in/99999.txt")).unwrap();
    let output = run(&folder, &["link", "in", "--output", "out.jsonl", "--resume"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(fs::read(folder.join("out.jsonl")).unwrap() == run(&folder, &["link", "in"]).stdout);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_up_is_named_and_the_run_can_go_on() {
    let folder = folder("full");
    texts(&folder, 40);
    for verb in ["extract", "link"] {
        let expected = run(&folder, &[verb, "in"]);
        let _ = fs::remove_file(folder.join("out.jsonl"));
        // Files of this shell's children take no more than so many blocks.
        let line = format!("trap '' XFSZ; ulimit -f 100; exec {} {verb} in --output out.jsonl", env!("CARGO_BIN_EXE_viendan"));
        let output = Command::new("sh").args(["-c", &line]).current_dir(&folder).output().unwrap();
        assert_eq!(output.status.code(), Some(3));
        let last = errors(&output).lines().last().unwrap();
        assert!(last.starts_with("viendan: out.jsonl: File too large"), "{last}");
        assert!(!folder.join("out.jsonl").exists());
        let resumed = run(&folder, &[verb, "in", "--output", "out.jsonl", "--resume"]);
        assert_eq!((resumed.status.code(), errors(&resumed)), (Some(1), errors(&expected)));
        assert!(fs::read(folder.join("out.jsonl")).unwrap() == expected.stdout);

        for (verb, format) in [(verb, "jsonl"), if verb == "link" { ("graph", "dot") } else { (verb, "pretty") }] {
            let output = run(&folder, &[verb, "in", "--output", "/dev/full", "--format", format]);
            assert_eq!(output.status.code(), Some(3));
            let last = errors(&output).lines().last().unwrap();
            assert!(last.starts_with("viendan: /dev/full: No space left"), "{last}");
        }
    }
    assert!(fs::metadata("/dev/full").is_ok_and(|m| !m.is_file()));
}

#[cfg(unix)]
#[test]
fn a_pipe_can_be_the_output_and_may_be_closed_early() {
    let folder = folder("fifo");
    texts(&folder, 40);
    let expected = run(&folder, &["extract", "in"]).stdout;
    assert!(Command::new("mkfifo").arg(folder.join("pipe")).status().unwrap().success());
    let write = || command(&folder, &["extract", "in", "--output", "pipe"]).stderr(Stdio::null()).spawn().unwrap();
    let mut child = write();
    assert!(fs::read(folder.join("pipe")).unwrap() == expected);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let mut child = write();
    let mut reader = fs::File::open(folder.join("pipe")).unwrap();
    std::io::Read::read_exact(&mut reader, &mut [0; 100]).unwrap();
    drop(reader);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
