using System.CommandLine;
using Forestall.Cli.Output;

namespace Forestall.Cli.Commands;

/// <summary>The commands about dilemmas: <c>forestall appraise</c> and <c>forestall weigh</c>.</summary>
internal static class DilemmasCommands
{
    public static void AddTo(Command root, Terminal terminal)
    {
        root.Add(AppraiseCommand.Create(terminal));
        root.Add(WeighCommand.Create(terminal));
    }
}
