//! The help in Vietnamese, made of the same definitions as the English one, and the command line's faults.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

/// What commands and arguments say, by their names: `extract` is the command, `extract --output` its argument.
const TEXTS: &[(&str, &str)] = &[
    ("viendan", "Đọc viện dẫn văn bản pháp luật Việt Nam."),
    ("--lang", "Ngôn ngữ của phần trợ giúp và thông báo: vi hoặc en [mặc định: theo LC_ALL, LC_MESSAGES hoặc LANG]."),
    ("extract", "In mọi viện dẫn văn bản, kèm vị trí tính bằng byte."),
    (
        "extract paths",
        "Tệp, thư mục (mọi văn bản trong đó không bị ẩn: .txt, .md, .html, .docx, .pdf), mẫu tên như `*.docx`, hoặc `-` là đầu vào \
         chuẩn, được đọc khi không có đường dẫn. Tệp .jsonl mỗi dòng là một bản ghi có văn bản, tệp .parquet mỗi hàng một văn bản. \
         Các tệp này có thể được nén: .gz, .zst.",
    ),
    (
        "extract --format",
        "Dạng của đầu ra: jsonl (mỗi viện dẫn một đối tượng JSON), pretty (cho người đọc), csv, parquet (mỗi trường một cột) \
         [mặc định: pretty trên màn hình, nếu không thì jsonl].",
    ),
    ("extract --kinds", "Chỉ các cách viện dẫn này: numbered (theo số), named (theo tên), self (tự chỉ), back (chỉ lại), implicit (ngầm)."),
    ("extract --names", "Tệp có thêm tên luật, mỗi dòng một tên (`Luật Tàu vũ trụ`); dòng trống và dòng mở đầu bằng # không tính."),
    ("extract --jobs", "Số luồng cùng đọc; đầu ra như nhau với mọi số luồng [mặc định: mỗi bộ xử lý một luồng]."),
    (
        "extract --text-column",
        "Trường chứa văn bản trong bản ghi JSON Lines, hoặc cột của Parquet [mặc định: text]. Khi có tùy chọn này, đầu vào chuẩn là \
         các bản ghi JSON Lines, và thư mục cho cả các tệp .jsonl và .parquet.",
    ),
    (
        "extract --output",
        "Nơi ghi thay cho đầu ra chuẩn: một tệp, hoặc một thư mục (đã có, hoặc tên kết thúc bằng /) với mỗi đầu vào một tệp. Tệp chỉ \
         mang tên ấy khi đã ghi xong.",
    ),
    (
        "extract --emit-text",
        "Thư mục để ghi phần chữ đã đọc, mỗi đầu vào một tệp: các vị trí là byte của phần chữ này. Tài liệu và tệp nén tự chúng có các \
         byte khác; bản ghi không được ghi ra.",
    ),
    ("extract --resume", "Làm tiếp một lần chạy bị ngắt: việc đã xong không làm lại."),
    ("extract --color", "Khi nào dùng màu: auto (trên màn hình, trừ khi có biến NO_COLOR), always (luôn luôn), never (không)."),
    ("extract --summary", "Kết thúc bằng một dòng tổng kết ở đầu ra lỗi chuẩn, như khi đó là màn hình."),
    ("parse", "Đọc một viện dẫn và in cấu trúc của nó ở dạng JSON."),
    ("parse words", "Viện dẫn như người ta gõ: `khoản 2 đ 15 luật đất đai 2013`, `nd 30/2020`; nhiều từ được nối lại."),
    ("link", "In văn bản trong kho mà mỗi viện dẫn chỉ tới, hoặc vì sao không thể biết."),
    (
        "link paths",
        "Văn bản cần nối: JSON Lines hoặc Parquet có `text`, và `id` hoặc `doc` (văn bản tương ứng trong kho); hoặc văn bản thường, \
         .html, .docx, .pdf; nén (.gz, .zst) hay không; hoặc thư mục chứa chúng.",
    ),
    ("link --texts", "Như trên, có tên: cho các lệnh nói rõ đâu là kho, đâu là văn bản cần nối."),
    (
        "link --corpus",
        "Các văn bản hiện có, ở dạng JSON Lines với `id`, `code` hoặc `title`, và `type`, `date`, `effective`, `issuer`, nén hay không. \
         Nếu không có, chính các văn bản cần nối là kho, được nhận ra qua phần đầu văn bản.",
    ),
    (
        "link --format",
        "Dạng của đầu ra: jsonl (mỗi viện dẫn một đối tượng JSON), csv (mỗi lần dùng một quy định một dòng), graphml (đồ thị cho Gephi, \
         NetworkX), dot (đồ thị cho Graphviz) [mặc định: jsonl].",
    ),
    ("link --titles", "Nối cả các văn bản nằm trong tên của văn bản khác."),
    ("link --jobs", "Số văn bản được nối cùng lúc [mặc định: mỗi bộ xử lý một văn bản]."),
    ("link --summary", "Kết thúc bằng một dòng tổng kết ở đầu ra lỗi chuẩn, như khi đó là màn hình."),
    ("lint", "Nêu những viện dẫn không thể đúng, và những viện dẫn mà quy tắc soạn thảo viết khác. Mã thoát 4 nếu có lỗi."),
    ("lint paths", "Văn bản: tệp, thư mục, hoặc `-` là đầu vào chuẩn."),
    (
        "lint --format",
        "Dạng của đầu ra: pretty (như thông báo của trình biên dịch), json (mỗi phát hiện một đối tượng), sarif (SARIF 2.1.0).",
    ),
    (
        "lint --corpus",
        "Các văn bản đã có: JSON Lines như `viendan link` đọc, hoặc một thư mục văn bản; ngày, điều khoản và hiệu lực được đối chiếu.",
    ),
    ("lint --level", "Mức nhẹ nhất được nêu: note (chỉ về hình thức), warning (có lẽ là lỗi), error (không thể đúng)."),
    ("lint --allow", "Tắt một quy tắc; nhiều quy tắc cách nhau bằng dấu phẩy."),
    ("lint --deny", "Coi phát hiện của một quy tắc là lỗi; nhiều quy tắc cách nhau bằng dấu phẩy."),
    ("lint --rules", "In bảng quy tắc: mã, mức, nội dung, căn cứ."),
    ("explain", "Giải thích từng phần của một viện dẫn: ý nghĩa, cách viết đúng, mã định danh."),
    ("explain words", "Viện dẫn như người ta gõ: `khoản 2 đ 15 luật đất đai 2013`, `nd 30/2020`; nhiều từ được ghép lại."),
    ("annotate", "Làm trang HTML của một văn bản: viện dẫn tô màu theo loại, thẻ nói rõ từng viện dẫn, danh sách văn bản được dẫn."),
    ("annotate paths", "Văn bản: tệp, thư mục, hoặc `-` là đầu vào chuẩn."),
    (
        "annotate --output",
        "Nơi ghi trang thay cho đầu ra chuẩn: một tệp, hoặc một thư mục (đã có, hoặc tên kết thúc bằng /) với mỗi văn bản một trang.",
    ),
    ("annotate --corpus", "Các văn bản mà viện dẫn có thể dẫn tới: JSON Lines như `viendan link` đọc, hoặc một thư mục văn bản."),
    (
        "annotate --url",
        "Nơi tìm thấy văn bản, ví dụ `https://example.org/{type}/{key}`. Các chỗ điền: {key} (số, nếu không thì tên), {type}, {number}, \
         {year}, {eid} (quy định), {id} (trong kho). Không có liên kết khi văn bản thiếu một trong số đó; {eid} có thể trống.",
    ),
    ("graph", "Nối các văn bản và ghi đồ thị viện dẫn: thành trang để xem, hoặc cho chương trình đọc đồ thị."),
    ("graph --format", "Dạng của đầu ra: html (trang để xem), graphml (Gephi, NetworkX), dot (Graphviz), csv [mặc định: html]."),
    ("graph --output", "Tệp để ghi thay cho đầu ra chuẩn."),
    ("graph --url", "Nơi tìm thấy văn bản của trang, ví dụ `https://example.org/{id}`; các chỗ điền như ở `viendan annotate`."),
    ("completions", "In phần gợi ý lệnh cho một trình dòng lệnh."),
    ("completions shell", "Trình dòng lệnh: bash, zsh, fish, elvish, powershell."),
    ("man", "In trang hướng dẫn của `viendan`, hoặc ghi trang của mọi lệnh vào một thư mục."),
    ("man --output", "Thư mục để ghi các trang: viendan.1, viendan-extract.1 và tiếp theo."),
    ("help", "In phần trợ giúp này hoặc trợ giúp của một lệnh."),
    ("help command", "Lệnh cần trợ giúp."),
    ("--help", "In trợ giúp (-h: bản ngắn)."),
    ("--version", "In số phiên bản."),
    ("Commands", "Lệnh"),
    ("Arguments", "Đối số"),
    ("Options", "Tùy chọn"),
    ("Usage", "Cách dùng"),
    (
        "exit",
        "Mã kết thúc:\n  0  mọi thứ đã được đọc\n  1  có đầu vào không đọc được; phần còn lại đã đọc\n  2  dòng lệnh sai\n  \
         3  không ghi được đầu ra\n  4  viendan lint tìm thấy điều không thể đúng\nNếu bên nhận đóng đường ống sớm, như `head` làm, lệnh kết thúc với mã 0.",
    ),
];

fn text(name: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
}

/// The command with its help in Vietnamese; what the table does not know stays as it is.
pub fn vietnamese(command: Command) -> Command {
    let command = command.after_help(text("exit").unwrap_or_default());
    translated(command, "").mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        translated(command, &name)
    })
}

fn translated(mut command: Command, path: &str) -> Command {
    // The help argument is added here, and not by clap, which has it in English.
    command = command.disable_help_flag(true).disable_version_flag(true).disable_help_subcommand(true);
    command = command.arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(text("--help").unwrap_or_default()));
    if path.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(version.help(text("--version").unwrap_or_default()));
    }
    command = command
        .mut_args(|arg| {
            let name = arg.get_long().map_or_else(|| arg.get_id().to_string(), |long| format!("--{long}"));
            let name = [path, " ", &name].concat();
            let heading = if arg.is_positional() { "Arguments" } else { "Options" };
            let arg = arg.help_heading(text(heading).unwrap_or_default());
            // What is linked is said in the same words for both commands.
            let shared = || text(&name.replacen("graph ", "link ", 1));
            match text(name.trim())
                .or_else(shared)
                .or_else(|| text(name.rsplit(' ').next().unwrap_or_default()).filter(|_| arg.is_global_set()))
            {
                // Values and defaults are named in the text, since clap says in English what they are.
                Some(help) if arg.get_action().takes_values() => {
                    arg.help(help).long_help(help).hide_possible_values(true).hide_default_value(true)
                }
                Some(help) => arg.help(help).long_help(help),
                None => arg,
            }
        })
        .subcommand_help_heading(text("Commands").unwrap_or_default())
        .help_template(StyledStr::from(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            text("Usage").unwrap_or_default()
        )));
    match text(if path.is_empty() { "viendan" } else { path }) {
        Some(about) => command.about(about).long_about(about),
        None => command,
    }
}

/// What is wrong with the command line, in Vietnamese where it is one of the usual faults.
pub fn vietnamese_error(error: &Error) -> Option<String> {
    let context = |kind: ContextKind| match error.get(kind)? {
        ContextValue::String(value) => Some(value.clone()),
        ContextValue::Strings(values) => Some(values.join(", ")),
        _ => None,
    };
    let arg = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("không có đối số '{arg}'"),
        ErrorKind::InvalidSubcommand => format!("không có lệnh '{}'", context(ContextKind::InvalidSubcommand).unwrap_or_default()),
        ErrorKind::InvalidValue if value.is_empty() => format!("'{arg}' cần một giá trị"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("giá trị '{value}' không hợp lệ cho '{arg}'"),
        ErrorKind::MissingRequiredArgument => format!("thiếu đối số bắt buộc: {arg}"),
        ErrorKind::ArgumentConflict => format!("'{arg}' không dùng được cùng với các đối số khác đã cho"),
        _ => return None,
    };
    let mut said = format!("lỗi: {what}\n");
    if let Some(values) = context(ContextKind::ValidValue) {
        said += &format!("  các giá trị có thể dùng: {values}\n");
    }
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(suggestion) = suggested.into_iter().find_map(context) {
        said += &format!("  có phải là '{suggestion}'?\n");
    }
    Some(said + "\nXem thêm: viendan --help\n")
}
