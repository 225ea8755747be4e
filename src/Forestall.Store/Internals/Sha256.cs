using System.Security.Cryptography;

namespace Forestall.Store.Internals;

/// <summary>SHA-256 in small hexadecimal digits, as sha256sum prints it.</summary>
internal static class Sha256
{
    /// <summary>How many digits there are.</summary>
    public const int Digits = 64;

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static bool IsOne(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);
}
