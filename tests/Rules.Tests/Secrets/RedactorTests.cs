using PyOps.Rules.Secrets;

namespace PyOps.Rules.Tests;

public class RedactorTests
{
    [Theory]
    [InlineData("password=hunter2 host=db", "password=*** host=db")]
    [InlineData("DB_PASSWORD: hunter2", "DB_PASSWORD: ***")]
    [InlineData("{\"password\": \"hunter2\", \"user\": \"shop\"}", "{\"password\": \"***\", \"user\": \"shop\"}")]
    [InlineData("{'api_key': b'hunter2'}", "{'api_key': b'***'}")]
    [InlineData("{\\\"password\\\": \\\"hunter2\\\", \\\"user\\\": 1}", "{\\\"password\\\": \\\"***\\\", \\\"user\\\": 1}")]
    [InlineData("'it''s' secret='a\\'hunter2' end", "'it''s' secret='***' end")]
    [InlineData("token = '''a'hunter2''' end", "token = '''***''' end")]
    [InlineData("os.environ['SECRET_KEY'] = 'hunter2'", "os.environ['SECRET_KEY'] = '***'")]
    [InlineData("('client_secret', 'hunter2')", "('client_secret', '***')")]
    [InlineData("migrate --password hunter2 --verbose", "migrate --password *** --verbose")]
    [InlineData("migrate --token=hunter2 now", "migrate --token=*** now")]
    [InlineData("passphrase: correct horse battery staple", "passphrase: ***")]
    [InlineData("Authorization: Basic aHVudGVyMg==", "Authorization: ***")]
    [InlineData("authorization=Bearer hunter2 status=401", "authorization=*** status=401")]
    [InlineData("sent Bearer hunter2A to the server", "sent Bearer *** to the server")]
    [InlineData("sent Bearer abc1 to the server", "sent Bearer *** to the server")]
    [InlineData("sent 'bearer hunter' to the server", "sent 'bearer ***' to the server")]
    [InlineData("sent Bearer hunter", "sent Bearer ***")]
    [InlineData("{\"a\": \"Bearer x\"}", "{\"a\": \"Bearer ***\"}")]
    [InlineData("ORA-01017 for scott/tiger@db.example.com:1521/shop", "ORA-01017 for ***@db.example.com:1521/shop")]
    [InlineData("dsn=scott/t:ig@er@10.0.0.5/shop failed", "dsn=***@10.0.0.5/shop failed")]
    [InlineData("connect('scott/tiger@//db:1521/x')", "connect('***@//db:1521/x')")]
    [InlineData(
        "1 validation error for Settings\ndb.password\n  Input should be a valid integer [type=int_parsing, input_value='hun]ter2', "
            + "input_type=str]",
        "1 validation error for Settings\ndb.password\n  Input should be a valid integer [type=int_parsing, input_value=***, "
            + "input_type=str]")]
    [InlineData(
        "{\"msg\": \"1 error\\nAPI_TOKEN\\n  Extra inputs [type=extra_forbidden, input_value='hunter2', input_type=str]\"}",
        "{\"msg\": \"1 error\\nAPI_TOKEN\\n  Extra inputs [type=extra_forbidden, input_value=***, input_type=str]\"}")]
    [InlineData(
        "  a valid URL [type=url, input_value='hunter2', input_type=str]", "  a valid URL [type=url, input_value=***, input_type=str]")]
    [InlineData(
        "Settings\n  broken [type=value_error, input_value={'password': 'hunter2', 'a': 1}, input_type=dict]",
        "Settings\n  broken [type=value_error, input_value={'password': '***', 'a': 1}, input_type=dict]")]
    [InlineData("Set-Cookie: session=hunter2; Path=/", "Set-Cookie: ***")]
    [InlineData("GET /login?user=a&access_token=hunter2&b=1 HTTP/1.1", "GET /login?user=a&access_token=*** HTTP/1.1")]
    [InlineData("\u001b[36mpassword\u001b[0m=\u001b[35mhunter2\u001b[0m", "password=***")]
    [InlineData("password=\"hunter2 without an end", "password=\"***")]
    [InlineData("first\npassword: hunter2\nlast", "first\npassword: ***\nlast")]
    [InlineData("{'password':\n  'hunter2'}", "{'password':\n  '***'}")]
    [InlineData("no connection to postgres://shop:hunter2@db:5432/shop!", "no connection to postgres://***@db:5432/shop!")]
    [InlineData("redis://:hunter2@cache/0 https://example.com/a@b", "redis://***@cache/0 https://example.com/a@b")]
    [InlineData("amqp://shop:hunter2/and@queue/", "amqp://***@queue/")]
    [InlineData("posted to https://hooks.slack.com/services/T0/B0/hunter2", "posted to https://hooks.slack.com/services/***")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\nlast", "***\nlast")]
    [InlineData("hunter2\n-----END RSA PRIVATE KEY-----\nlast", "***\nlast")]
    [InlineData("key -----BEGIN EC PRIVATE KEY-----\\nhunter2", "key ***")]
    [InlineData("id AKIAIOSFODNN7EXAMPLE.", "id ***")]
    [InlineData("secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY1", "secret ***")]
    [InlineData("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hunter2 end", "jwt *** end")]
    [InlineData("using ghp_abcdefghijklmnopqrstuvwxyzABCDEF1234", "using ***")]
    public void A_secret_is_hidden_and_the_rest_stays(string line, string expected)
    {
        Assert.Equal(expected, Redactor.Redact(line));
        Assert.Equal(expected, Redactor.Redact(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RuntimeError: the database is down")]
    [InlineData("jwt.exceptions.InvalidTokenError: Signature has expired")]
    [InlineData("google.auth.exceptions.DefaultCredentialsError: Could not find credentials")]
    [InlineData("FATAL: password authentication failed for user \"shop\"")]
    [InlineData("KeyError: 'DATABASE_PASSWORD'")]
    [InlineData("PASSWORD_FILE=/run/secrets/db and TOKEN_URL=https://example.com/token")]
    [InlineData("password=None, secret: null")]
    [InlineData("token=''")]
    [InlineData("Basic authentication failed; Bearer realm missing")]
    [InlineData("the Bearer token is missing; no Bearer token")]
    [InlineData("WWW-Authenticate: Bearer realm=\"shop\"")]
    [InlineData("1 validation error for Settings\nworkers\n  not a number [type=int_parsing, input_value='many', input_type=str]")]
    [InlineData("installed @types/node@18.0.1 and shop/app@v2 from /srv/a@b and src/shop/app@main")]
    [InlineData("pulled shop/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("mail to jane@example.com; 3/4 of git@github.com:shop/app")]
    [InlineData("pulled example.com/shop:1.0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("  File \"/usr/local/lib/python3.12/site-packages/gunicorn/app/wsgiapp.py\", line 54, in run")]
    [InlineData("primary_key=17 cache_key=a:b")]
    [InlineData("[2026-01-05 12:00:00 +0000] [7] [INFO] Listening at: http://0.0.0.0:8080 (7)")]
    [InlineData("-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----")]
    public void What_is_no_secret_stays(string line) => Assert.Equal(line, Redactor.Redact(line));
}
