using System.CommandLine;
using Forestall.Cli.Output;

namespace Forestall.Cli.Commands;

internal static class MainJob
{
    public static void AddTo(RootCommand root, Terminal terminal) => root.SetAction(_ => terminal.Line("x"));
}
