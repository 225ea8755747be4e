using System.CommandLine;
using System.CommandLine.Invocation;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forestall.Cli.Output;
using Forestall.Files;

namespace Forestall.Cli.Commands;

/// <summary>A run written to a small file: what was called, on which files, and what came out.</summary>
/// <param name="Forestall">The version that made it.</param>
/// <param name="Command">The words of the command; paths are relative to the file of the run.</param>
/// <param name="Files">The files it read, with their SHA-256.</param>
/// <param name="Output">SHA-256 of what was printed.</param>
internal sealed record SavedRun(string Forestall, IReadOnlyList<string> Command, IReadOnlyList<SavedFile> Files, string Output);

/// <summary>A file that a run read.</summary>
/// <param name="Path">Relative to the file of the run.</param>
/// <param name="Sha256">Of its bytes.</param>
internal sealed record SavedFile(string Path, string Sha256);

/// <summary><c>--save</c> of every command of lessons, and <c>forestall lessons run</c>, which repeats what was saved.</summary>
internal static partial class SavedRuns
{
    private const string Save = "--save";
    private const string Test = "--test";
    private static readonly string[] PathOptions = ["--data", "--raw", "--out", "--plot", "--record"];
    private static readonly string[] ReadOptions = ["--data", "--raw", "--record"];
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    /// <summary>Gives a command <c>--save</c>.</summary>
    public static void Attach(Command command, Terminal terminal)
    {
        var save = new Option<string?>(Save) { Description = "Also write this run to a small file that 'forestall lessons run' repeats.", HelpName = "FILE.json" };
        command.Add(save);
        if (command.Action is SynchronousCommandLineAction action)
        {
            command.Action = new SavingAction(action, save, terminal);
        }
    }

    /// <summary><c>forestall lessons run</c>; <paramref name="parse"/> reads a command line.</summary>
    public static Command Run(Terminal terminal, Func<IReadOnlyList<string>, ParseResult> parse)
    {
        var command = new Command("run", "Repeats a saved run: the same data give the same output byte for byte; data that have changed are named.");
        var file = new Argument<string>("FILE") { Description = "What --save wrote." };
        var anyway = new Option<bool>("--anyway") { Description = "Run it although a file has changed." };
        command.Add(file);
        command.Add(anyway);
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var run = Read(path);
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            foreach (var saved in run.Files)
            {
                var now = Path.Combine(folder, saved.Path);
                var change = !File.Exists(now) ? "is missing" : Hash(File.ReadAllBytes(now)) == saved.Sha256 ? null : "has changed since the run was saved";
                if (change is not null && !(parsed.GetValue(anyway) && File.Exists(now)))
                {
                    throw new InputException($"{saved.Path} {change}; bring the file back{(File.Exists(now) ? ", or add --anyway to run it on the data as they are" : string.Empty)}.");
                }

                if (change is not null)
                {
                    terminal.Remark($"{saved.Path} {change}; the results are those of the data as they are.");
                }
            }

            var again = parse(Resolved(run.Command, folder, relative: false));
            if (again.Errors.Count > 0 || run.Command.Count == 0 || run.Command[0] != "lessons" || run.Command.Contains(Save, StringComparer.Ordinal))
            {
                throw new InputException($"{Path.GetFileName(path)}: the command in it cannot be run{(again.Errors.Count > 0 ? $" ({again.Errors[0].Message.TrimEnd('.')})" : string.Empty)}; it may be from another version ({run.Forestall}); save the run again.");
            }

            var code = App.Done;
            var output = terminal.Kept(() => code = again.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
            if (code == App.Done && Hash(Encoding.UTF8.GetBytes(output)) != run.Output && !parsed.GetValue(anyway))
            {
                terminal.Remark($"the output is not the one that was saved: the record or the program has changed (saved by version {run.Forestall}, this is {Version}).");
                return App.Failed;
            }

            return code;
        });
        return command;
    }

    private static string Version { get; } = typeof(App).Assembly.GetName().Version?.ToString(3) ?? string.Empty;

    private static SavedRun Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: there is no such file; check the path.");
        }

        try
        {
            return JsonSerializer.Deserialize<SavedRun>(File.ReadAllText(path), Reading) is { Command: not null, Files: not null, Output: not null } run && run.Files.All(static f => f is { Path: not null, Sha256: not null })
                ? run
                : throw new JsonException("parts are missing");
        }
        catch (JsonException e)
        {
            throw new InputException($"{Path.GetFileName(path)}: this is no saved run ({e.Message.TrimEnd('.')}); name a file that --save wrote.", e);
        }
    }

    private static void Write(string path, ParseResult parsed, string output)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var words = new List<string>();
        var tokens = parsed.Tokens.Select(static t => t.Value).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] == Save)
            {
                i++;
                continue;
            }

            words.Add(tokens[i]);
        }

        var run = new SavedRun(Version, Resolved(words, folder, relative: true), [.. Inputs(words).Select(f => new SavedFile(Portable(Path.GetRelativePath(folder, f)), Hash(File.ReadAllBytes(f))))], Hash(Encoding.UTF8.GetBytes(output)));
        AtomicFile.Write(path, Json.Text(run) + "\n");
    }

    /// <summary>The files that a command reads: its data, or the written part of a record.</summary>
    private static IEnumerable<string> Inputs(List<string> words) =>
        words.Zip(words.Skip(1))
            .Select(static p => (p.First, Second: p.First == Test ? TestData().Match(p.Second).Value : p.Second))
            .Where(static p => p.First == Test || ReadOptions.Contains(p.First, StringComparer.Ordinal))
            .SelectMany(static p => Directory.Exists(p.Second) ? Directory.EnumerateFiles(p.Second, "*.csv").Order(StringComparer.Ordinal) : File.Exists(p.Second) ? [p.Second] : Enumerable.Empty<string>())
            .Select(static f => Path.GetFullPath(f));

    /// <summary>The words with paths relative to a folder, or made whole again.</summary>
    private static List<string> Resolved(IReadOnlyList<string> words, string folder, bool relative)
    {
        string Moved(string path) => relative ? Portable(Path.GetRelativePath(folder, Path.GetFullPath(path))) : Path.GetFullPath(Path.Combine(folder, path));
        return [.. words.Select((w, i) => i == 0 ? w
            : PathOptions.Contains(words[i - 1], StringComparer.Ordinal) ? Moved(w)
            : words[i - 1] == Test ? TestData().Replace(w, m => Moved(m.Value)) : w)];
    }

    private static string Portable(string path) => path.Replace('\\', '/');

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The file in a test of robustness, such as <c>data=other.csv;incl-cut=0.75</c>.</summary>
    [GeneratedRegex(@"(?<=(?:^|;)\s*data\s*=\s*)[^;\s][^;]*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TestData();

    private sealed class SavingAction(SynchronousCommandLineAction action, Option<string?> save, Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.GetValue(save) is not { } path)
            {
                return action.Invoke(parseResult);
            }

            var code = App.Done;
            var output = terminal.Kept(() => code = action.Invoke(parseResult));
            if (code == App.Done)
            {
                Write(path, parseResult, output);
            }

            return code;
        }
    }
}
