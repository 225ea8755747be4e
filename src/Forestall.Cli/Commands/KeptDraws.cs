using Forestall.Doctrine.Replay;

namespace Forestall.Cli.Commands;

/// <summary>Where the draws of a replay that was stopped are kept.</summary>
internal static class KeptDraws
{
    /// <summary>The user's own folder for them.</summary>
    public static string Folder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "forestall", "replays");

    /// <summary>The file for a session; the folder is made.</summary>
    public static string Of(string folder, ReplaySession session)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{session.Key}.draws");
    }
}
