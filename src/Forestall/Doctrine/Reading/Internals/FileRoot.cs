using System.Security.Cryptography;
using Forestall.Files;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>Opens a file and finds out what it is.</summary>
internal static class FileRoot
{
    private const long LargestFile = 1 << 20;

    private static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [FileKeys.InstrumentsFormat] = "instruments",
        [FileKeys.DoctrineFormat] = "a doctrine",
        [FileKeys.StrategyFormat] = "a strategy",
    };

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static byte[] Bytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return Directory.Exists(path) ? throw new InputException($"{path}: this is a folder; name a file.")
                : !file.Exists ? throw new InputException($"{path}: there is no such file; check the path.")
                : file.Length > LargestFile ? throw new InputException($"{path}: the file is larger than a megabyte; name a file of instruments, a doctrine or a strategy.")
                : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{path}: the file cannot be read ({e.Message.TrimEnd('.')}); check the path and the permissions.", e);
        }
    }

    /// <summary>First twelve hexadecimal digits of the SHA-256.</summary>
    public static string Version(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];

    /// <summary>The object a file holds; null, and reported, when it is no JSON or of no known format.</summary>
    public static JsonNode? Read(ReadOnlySpan<byte> bytes, ProblemList problems, out string? format)
    {
        format = null;
        var root = JsonText.Read(bytes, problems.Add);
        if (root is null)
        {
            return null;
        }

        if (root.Kind != JsonKind.Object)
        {
            problems.Add(root.At, $"the file holds {root.InWords}; write an object in braces.");
            return null;
        }

        var node = root.Find("format");
        if (node is null)
        {
            problems.Add(root.At, $"'format' is missing, so it is not known what this file is; add \"format\": one of {string.Join(", ", Kinds.Keys)}.");
            return null;
        }

        if (node.Kind != JsonKind.Text || !Kinds.ContainsKey(node.Text))
        {
            problems.Add(node.At, $"{(node.Kind == JsonKind.Text ? $"'{Fields.Shown(node.Text)}'" : node.InWords)} is no format; {NearestWord.Hint(node.Text, [.. Kinds.Keys], $"use {string.Join(", ", Kinds.Keys)}.")}");
            return null;
        }

        format = node.Text;
        return root;
    }

    /// <summary>The object of a file that must be of one format.</summary>
    public static JsonNode? Read(ReadOnlySpan<byte> bytes, string wanted, ProblemList problems)
    {
        var root = Read(bytes, problems, out var format);
        if (root is null || format == wanted)
        {
            return root;
        }

        problems.Add(root.Find("format")!.At, $"this file holds {Kinds[format!]}, not {Kinds[wanted]}; name a file whose format is {wanted}.");
        return null;
    }
}
